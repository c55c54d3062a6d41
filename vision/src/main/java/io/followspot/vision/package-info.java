/** From pixels to detections. */
@NullMarked
package io.followspot.vision;

import org.jspecify.annotations.NullMarked;
