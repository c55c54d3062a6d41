package io.followspot.functions.microphone;

import io.followspot.functions.Rejections;
import io.followspot.functions.stream.StreamRecord;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Sound;

/**
 * The stream position of a record of sound.
 *
 * @param origin where it came from
 * @param ref which record it is; its numbers may be absurd, see {@link #flaw}
 * @param sound what it brings
 */
record InputSound(Origin origin, FrameRef ref, Sound sound) implements StreamRecord {
  static InputSound of(Sound sound) {
    return new InputSound(
        Rejections.origin(sound.getOrigin(), Topics.SOUND),
        FrameRef.newBuilder()
            .setCameraId(sound.getCameraId())
            .setStreamId(sound.getStreamId())
            .setSequence(sound.getSequence())
            .setCapturedAtUs(sound.getCapturedAtUs())
            .build(),
        sound);
  }

  @Override
  public boolean endOfStream() {
    return sound.getEndOfStream();
  }

  @Override
  public String noun() {
    return "record";
  }

  /** Tells whether it only marks the end. */
  boolean bringsNothing() {
    return endOfStream() && sound.getNear().isEmpty() && sound.getFar().isEmpty();
  }

  int sizeBytes() {
    return sound.getSerializedSize();
  }
}
