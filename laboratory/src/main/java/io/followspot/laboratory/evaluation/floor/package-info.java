/** Evaluation of positions and identities on the floor. */
@NullMarked
package io.followspot.laboratory.evaluation.floor;

import org.jspecify.annotations.NullMarked;
