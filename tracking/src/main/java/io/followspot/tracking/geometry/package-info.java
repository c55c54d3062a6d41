/** Boxes, points and affine maps in pixels. */
@NullMarked
package io.followspot.tracking.geometry;

import org.jspecify.annotations.NullMarked;
