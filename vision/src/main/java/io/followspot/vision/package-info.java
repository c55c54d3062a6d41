/** How pixels become detections. */
@NullMarked
package io.followspot.vision;

import org.jspecify.annotations.NullMarked;
