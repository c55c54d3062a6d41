/** From picture to floor: homographies, their errors, and where a box stands. */
@NullMarked
package io.followspot.identity.calibration;

import org.jspecify.annotations.NullMarked;
