/** From a picture to observations: vision and tracker combined, one frame at a time. */
@NullMarked
package io.followspot.vision.pipeline;

import org.jspecify.annotations.NullMarked;
