package io.followspot.functions.camera;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.Detections;

/** What a frame brings. */
sealed interface FrameContent {
  /** Pixels, to find the objects in. */
  record Picture(ByteString jpeg) implements FrameContent {}

  /** Objects of an external detector. */
  record Boxes(Detections detections) implements FrameContent {}
}
