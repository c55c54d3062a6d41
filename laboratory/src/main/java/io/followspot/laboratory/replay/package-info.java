/** Runs what cameras recorded once more, and holds what comes out against what was committed. */
@NullMarked
package io.followspot.laboratory.replay;

import org.jspecify.annotations.NullMarked;
