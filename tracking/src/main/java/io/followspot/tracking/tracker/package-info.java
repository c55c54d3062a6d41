/** From detections to tracks, one frame at a time. */
@NullMarked
package io.followspot.tracking.tracker;

import org.jspecify.annotations.NullMarked;
