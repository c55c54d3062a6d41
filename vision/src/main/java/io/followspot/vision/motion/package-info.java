/** Motion between two pictures: global, and per pixel. */
@NullMarked
package io.followspot.vision.motion;

import org.jspecify.annotations.NullMarked;
