/** A background model with a few bytes per pixel. */
@NullMarked
package io.followspot.vision.background;

import org.jspecify.annotations.NullMarked;
