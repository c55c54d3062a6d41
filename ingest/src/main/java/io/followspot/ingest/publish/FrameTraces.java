package io.followspot.ingest.publish;

import io.followspot.protos.v1.Frame;
import io.followspot.traces.ClockReading;
import io.followspot.traces.OpenSpan;
import io.followspot.traces.Traces;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins the traces of sampled frames: from a picture's capture to the brokers' answer. */
final class FrameTraces {
  /** Older pictures come from a recording or were repeated: their capture is another matter. */
  private static final long LIVE_WITHIN_NS = 60_000_000_000L;

  private static final long NS_PER_US = 1_000;

  private final Traces traces;

  FrameTraces(Traces traces) {
    this.traces = traces;
  }

  /**
   * A frame on its way to the brokers.
   *
   * @param frame with the context of its trace, if it is sampled; otherwise as it was
   */
  record Begun(Frame frame, Optional<OpenSpan> span) {
    /** The brokers have answered. */
    void end(@Nullable Exception refusal) {
      if (refusal == null) {
        span.ifPresent(OpenSpan::end);
      } else {
        span.ifPresent(it -> it.fail(String.valueOf(refusal.getMessage())));
      }
    }
  }

  Begun begin(Frame frame) {
    if (!traces.areOn() || frame.getEndOfStream()) {
      return new Begun(frame, Optional.empty());
    }
    long nowNs = ClockReading.now().atNs();
    long capturedAtNs = frame.getCapturedAtUs() * NS_PER_US;
    boolean live = capturedAtNs <= nowNs && nowNs - capturedAtNs < LIVE_WITHIN_NS;
    Optional<OpenSpan> span =
        traces.begin(
            "publish",
            live ? capturedAtNs : nowNs,
            Map.of(
                "followspot.camera_id", frame.getCameraId(),
                "followspot.stream_id", Long.toString(frame.getStreamId()),
                "followspot.sequence", Long.toString(frame.getSequence()),
                "followspot.jpeg_bytes", Integer.toString(frame.getJpeg().size())));
    return new Begun(
        span.map(it -> frame.toBuilder().setTraceParent(it.traceParent().text()).build())
            .orElse(frame),
        span);
  }
}
