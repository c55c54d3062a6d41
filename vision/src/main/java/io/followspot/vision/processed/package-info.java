/** Pictures without noise and shaking, for those who want to look at what the camera analyses. */
@NullMarked
package io.followspot.vision.processed;

import org.jspecify.annotations.NullMarked;
