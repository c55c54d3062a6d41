/**
 * Evaluation of tracks: MOTChallenge rows, and HOTA, CLEAR and Identity scores after TrackEval's
 * definitions. Start reading at {@link io.followspot.tracking.evaluation.Evaluation}. Reads no
 * files: callers pass lines.
 */
@NullMarked
package io.followspot.tracking.evaluation;

import org.jspecify.annotations.NullMarked;
