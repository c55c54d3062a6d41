/** Sets of pixels and their connected pieces. */
@NullMarked
package io.followspot.vision.region;

import org.jspecify.annotations.NullMarked;
