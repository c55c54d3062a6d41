/** Appearance of an object as a short vector. */
@NullMarked
package io.followspot.vision.appearance;

import org.jspecify.annotations.NullMarked;
