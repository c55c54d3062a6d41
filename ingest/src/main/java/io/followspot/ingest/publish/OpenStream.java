package io.followspot.ingest.publish;

import io.followspot.ingest.source.CapturedFrame;
import io.followspot.kafka.LatestFrame;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Frame.Builder;

/**
 * A stream that is being published: what its next frame is called and when it was captured. For one
 * thread.
 */
final class OpenStream {
  private final String cameraId;
  private final long id;
  private long sequence;

  /** When the source's frame at offset 0 was or would have been captured. */
  private long beganAtUs;

  private long capturedAtUs;

  /** The last frame that was published before; -1 if none was, or the source cannot repeat it. */
  private long publishedSequence = -1;

  private OpenStream(String cameraId, long id, long beganAtUs) {
    this.cameraId = cameraId;
    this.id = id;
    this.beganAtUs = beganAtUs;
    this.capturedAtUs = beganAtUs - 1;
  }

  /** A new stream, named after the microsecond at which it begins. */
  static OpenStream begin(String cameraId, long nowUs) {
    return new OpenStream(cameraId, nowUs, nowUs);
  }

  /** A stream that was broken off after a frame, whose source gives the same frames once more. */
  static OpenStream repeat(String cameraId, LatestFrame latest) {
    OpenStream stream = new OpenStream(cameraId, latest.streamId(), latest.streamId());
    stream.publishedSequence = latest.sequence();
    stream.capturedAtUs = latest.capturedAtUs();
    return stream;
  }

  /** A stream that was broken off after a frame, whose source is live and has gone on. */
  static OpenStream goOn(String cameraId, LatestFrame latest, long nowUs) {
    OpenStream stream = new OpenStream(cameraId, latest.streamId(), nowUs);
    stream.sequence = latest.sequence() + 1;
    stream.capturedAtUs = latest.capturedAtUs();
    stream.goOn(nowUs);
    return stream;
  }

  /** The source was opened again: its offset 0 is now. */
  void goOn(long nowUs) {
    beganAtUs = Math.max(nowUs, capturedAtUs + 1);
  }

  long id() {
    return id;
  }

  long beganAtUs() {
    return beganAtUs;
  }

  /** When its latest frame was captured. */
  long capturedAtUs() {
    return capturedAtUs;
  }

  /** Tells whether this frame, the source's next, was published by an earlier run; passes it. */
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

  /** This frame and all later ones are captured so much later than they would have been. */
  void putOff(long byUs) {
    beganAtUs += byUs;
  }

  Frame next(CapturedFrame frame) {
    capturedAtUs = beganAtUs + frame.offsetUs();
    return header().setSequence(sequence++).setJpeg(frame.jpeg()).build();
  }

  /** The frame that says that the stream is over. */
  Frame end() {
    capturedAtUs++;
    return header().setSequence(sequence).setEndOfStream(true).build();
  }

  private Builder header() {
    return Frame.newBuilder().setCameraId(cameraId).setStreamId(id).setCapturedAtUs(capturedAtUs);
  }
}
