/** Keeps the background where it is while the camera shakes or pans. */
@NullMarked
package io.followspot.vision.compensation;

import org.jspecify.annotations.NullMarked;
