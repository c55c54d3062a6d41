package io.followspot.functions.metrics;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.camera.CameraStep;
import io.followspot.functions.camera.VisionSource;
import io.followspot.functions.state.CameraState;
import io.followspot.functions.track.TrackStep;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the functions count and time. Only observes: no result depends on it. Thread-safe; nothing
 * is allocated per frame.
 */
public final class FunctionMetrics {
  private static final String PREFIX = "TRACK_EVENT_TYPE_";

  private final FrameMetrics frames;
  private final CameraLags lags;
  private final Map<TrackEventType, CounterDataPoint> events = new EnumMap<>(TrackEventType.class);
  private final Counter failures;
  private final VisionTimer timer;

  /** Adds the functions' metrics; the clock gives the time that frames are compared with. */
  public FunctionMetrics(Meters meters, Clock clock) {
    frames = new FrameMetrics(meters);
    lags = new CameraLags(meters, clock);
    Counter byType = meters.counter(Metric.TRACK_EVENTS_TOTAL);
    for (TrackEventType type : TrackEventType.values()) {
      if (type.name().startsWith(PREFIX) && type != TrackEventType.TRACK_EVENT_TYPE_UNSPECIFIED) {
        String word = type.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        events.put(type, byType.labelValues(word));
      }
    }
    failures = meters.counter(Metric.FUNCTION_FAILURES_TOTAL);
    timer = new VisionTimer(meters);
  }

  /** Times the vision; {@link #decoded} must be called within, on the same thread. */
  public VisionSource timed(VisionSource vision) {
    return timer.timed(vision);
  }

  /** A picture has been decoded by the vision that this thread runs. */
  public void decoded() {
    timer.decoded();
  }

  /** When the latest vision of this thread ran; all times are 0 before the first. */
  public VisionTimes latestVision() {
    return timer.latest();
  }

  /** A camera function has processed a message. */
  public void camera(String cameraId, CameraState before, CameraStep step) {
    if (frames.count(before, step)) {
      lags.processed(cameraId, step.state().getStream().getCapturedAtUs());
    }
  }

  /** A track function has processed a message. */
  public void track(TrackStep step) {
    List<OutgoingMessages> outgoing = step.outgoing();
    for (int i = 0; i < outgoing.size(); i++) {
      if (outgoing.get(i) instanceof OutgoingMessages.ToTopic record
          && record.message() instanceof TrackEvent event) {
        CounterDataPoint counter = events.get(event.getType());
        if (counter != null) {
          counter.inc();
        }
      }
    }
  }

  /** A function failed on a message by an error of its own. */
  public void failed(String function) {
    failures.labelValues(function).inc();
  }
}
