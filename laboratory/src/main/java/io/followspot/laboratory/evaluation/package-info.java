/**
 * Evaluation of tracks: MOTChallenge rows, and HOTA, CLEAR and Identity scores after TrackEval's
 * definitions. Start reading at {@link io.followspot.laboratory.evaluation.Evaluation}. Reads no
 * files: callers pass lines.
 */
@NullMarked
package io.followspot.laboratory.evaluation;

import org.jspecify.annotations.NullMarked;
