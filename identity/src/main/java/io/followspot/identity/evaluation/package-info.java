/** How good positions and identities on the floor are. */
@NullMarked
package io.followspot.identity.evaluation;

import org.jspecify.annotations.NullMarked;
