package io.followspot.functions.camera;

import io.followspot.functions.Rejections;
import io.followspot.functions.stream.StreamRecord;
import io.followspot.protos.Topics;
import io.followspot.protos.TraceParent;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Origin;

/**
 * The position of a frame in its stream, independent of who detects objects in it.
 *
 * @param origin where it came from
 * @param ref which frame it is; its numbers may be invalid, see {@link #flaw}
 * @param endOfStream whether the source states that the stream ends
 * @param content its content
 * @param sizeBytes of the message
 */
record InputFrame(
    Origin origin, FrameRef ref, boolean endOfStream, FrameContent content, int sizeBytes)
    implements StreamRecord {
  static InputFrame of(Frame frame) {
    return new InputFrame(
        Rejections.origin(frame.getOrigin(), Topics.FRAMES),
        FrameRef.newBuilder()
            .setCameraId(frame.getCameraId())
            .setStreamId(frame.getStreamId())
            .setSequence(frame.getSequence())
            .setCapturedAtUs(frame.getCapturedAtUs())
            .setTraceParent(accepted(frame.getTraceParent()))
            .build(),
        frame.getEndOfStream(),
        new FrameContent.Jpeg(frame.getJpeg()),
        frame.getSerializedSize());
  }

  static InputFrame of(Detections detections) {
    return new InputFrame(
        Rejections.origin(detections.getOrigin(), Topics.DETECTIONS),
        FrameRef.newBuilder()
            .setCameraId(detections.getCameraId())
            .setStreamId(detections.getStreamId())
            .setSequence(detections.getSequence())
            .setCapturedAtUs(detections.getCapturedAtUs())
            .setTraceParent(accepted(detections.getTraceParent()))
            .build(),
        detections.getEndOfStream(),
        new FrameContent.Boxes(detections),
        detections.getSerializedSize());
  }

  /** An invalid context must not reach the events, and must not cost the frame either. */
  private static String accepted(String traceParent) {
    return TraceParent.parse(traceParent).map(TraceParent::text).orElse("");
  }

  @Override
  public String noun() {
    return "frame";
  }

  /** Tells whether it only marks the end of the stream. */
  boolean bringsNothing() {
    return endOfStream
        && (content instanceof FrameContent.Jpeg picture
            ? picture.jpeg().isEmpty()
            : ((FrameContent.Boxes) content).detections().getDetectionsCount() == 0);
  }
}
