/** How one picture moved to become another: as a whole, and point by point. */
@NullMarked
package io.followspot.vision.motion;

import org.jspecify.annotations.NullMarked;
