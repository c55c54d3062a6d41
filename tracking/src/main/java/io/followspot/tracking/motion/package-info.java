/** Motion of boxes: constant-velocity Kalman filters in the box's own coordinates. */
@NullMarked
package io.followspot.tracking.motion;

import org.jspecify.annotations.NullMarked;
