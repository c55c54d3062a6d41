package io.followspot.ingest.publish;

import io.followspot.ingest.source.CapturedFrame;
import io.followspot.kafka.LatestFrame;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Frame.Builder;

/** A stream being published: sequence and capture time of its next frame. For one thread. */
final class OpenStream {
  private final String cameraId;
  private final long id;
  private long sequence;

  /** When the source's frame at offset 0 was or would have been captured. */
  private long beganAtUs;

  private long capturedAtUs;

  /**
   * The last frame published by an earlier run; -1 if there is none or the source cannot repeat it.
   */
  private long publishedSequence = -1;

  private OpenStream(String cameraId, long id, long beganAtUs) {
    this.cameraId = cameraId;
    this.id = id;
    this.beganAtUs = beganAtUs;
    this.capturedAtUs = beganAtUs - 1;
  }

  /** A new stream, whose id is its start time in microseconds. */
  static OpenStream begin(String cameraId, long nowUs) {
    return new OpenStream(cameraId, nowUs, nowUs);
  }

  /** An interrupted stream whose source repeats the same frames. */
  static OpenStream repeat(String cameraId, LatestFrame latest) {
    OpenStream stream = new OpenStream(cameraId, latest.streamId(), latest.streamId());
    stream.publishedSequence = latest.sequence();
    stream.capturedAtUs = latest.capturedAtUs();
    return stream;
  }

  /** An interrupted stream whose source is live. */
  static OpenStream goOn(String cameraId, LatestFrame latest, long nowUs) {
    OpenStream stream = new OpenStream(cameraId, latest.streamId(), nowUs);
    stream.sequence = latest.sequence() + 1;
    stream.capturedAtUs = latest.capturedAtUs();
    stream.goOn(nowUs);
    return stream;
  }

  /** Updates after the source was reopened: its offset 0 is now. */
  void goOn(long nowUs) {
    beganAtUs = Math.max(nowUs, capturedAtUs + 1);
  }

  long id() {
    return id;
  }

  long beganAtUs() {
    return beganAtUs;
  }

  /** Capture time of its latest frame. */
  long capturedAtUs() {
    return capturedAtUs;
  }

  /**
   * Returns whether this frame, the source's next, was published by an earlier run; skips it if so.
   */
  boolean passPublished(CapturedFrame frame) {
    if (sequence > publishedSequence) {
      return false;
    }
    if (sequence == publishedSequence) {
      beganAtUs = capturedAtUs - frame.offsetUs();
    }
    sequence++;
    return true;
  }

  /** Delays the capture time of this frame and all later ones. */
  void putOff(long byUs) {
    beganAtUs += byUs;
  }

  Frame next(CapturedFrame frame) {
    capturedAtUs = beganAtUs + frame.offsetUs();
    return header().setSequence(sequence++).setJpeg(frame.jpeg()).build();
  }

  /** The frame that marks the end of the stream. */
  Frame end() {
    capturedAtUs++;
    return header().setSequence(sequence).setEndOfStream(true).build();
  }

  private Builder header() {
    return Frame.newBuilder().setCameraId(cameraId).setStreamId(id).setCapturedAtUs(capturedAtUs);
  }
}
