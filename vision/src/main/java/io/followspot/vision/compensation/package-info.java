/** Compensation of camera motion against the background. */
@NullMarked
package io.followspot.vision.compensation;

import org.jspecify.annotations.NullMarked;
