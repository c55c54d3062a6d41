/** Evaluation of positions and identities on the floor. */
@NullMarked
package io.followspot.identity.evaluation;

import org.jspecify.annotations.NullMarked;
