package io.followspot.functions.camera;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.Detections;

/** The content of a frame. */
sealed interface FrameContent {
  /** Pixels, in which to detect objects. */
  record Jpeg(ByteString jpeg) implements FrameContent {}

  /** The output of an external detector. */
  record Boxes(Detections detections) implements FrameContent {}
}
