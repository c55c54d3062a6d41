/** From picture to floor: homographies, their errors, and foot points of boxes. */
@NullMarked
package io.followspot.identity.calibration;

import org.jspecify.annotations.NullMarked;
