/** From foreground or pixels to boxes. */
@NullMarked
package io.followspot.vision.detection;

import org.jspecify.annotations.NullMarked;
