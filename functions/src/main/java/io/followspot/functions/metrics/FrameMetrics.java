package io.followspot.functions.metrics;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.camera.CameraStep;
import io.followspot.functions.state.CameraState;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Rejection;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.Map;

/**
 * Counts frames by what became of them: the difference of a camera's ledger before and after a
 * message. A camera that was never registered has none; there every frame is a rejection.
 * Thread-safe.
 */
final class FrameMetrics {
  private final CounterDataPoint received;
  private final CounterDataPoint processed;
  private final CounterDataPoint duplicate;
  private final CounterDataPoint late;
  private final Counter rejected;

  FrameMetrics(Meters meters) {
    received = meters.counter(Metric.FRAMES_RECEIVED_TOTAL);
    processed = meters.counter(Metric.FRAMES_PROCESSED_TOTAL);
    duplicate = meters.counter(Metric.FRAMES_DUPLICATE_TOTAL);
    late = meters.counter(Metric.FRAMES_LATE_TOTAL);
    rejected = meters.counter(Metric.FRAMES_REJECTED_TOTAL);
  }

  /** Counts one message; returns whether it was a frame that was processed. */
  boolean count(CameraState before, CameraStep step) {
    if (step.state() == before) {
      countUnregistered(step);
      return false;
    }
    Ledger old = before.getLedger();
    Ledger now = step.state().getLedger();
    // A camera that is added again begins a new ledger; a counter only grows.
    if (now.getReceived() <= old.getReceived()) {
      return false;
    }
    received.inc(now.getReceived() - old.getReceived());
    if (now.getProcessed() > old.getProcessed()) {
      processed.inc(now.getProcessed() - old.getProcessed());
      return true;
    }
    if (now.getDuplicate() > old.getDuplicate()) {
      duplicate.inc(now.getDuplicate() - old.getDuplicate());
    } else if (now.getLate() > old.getLate()) {
      late.inc(now.getLate() - old.getLate());
    } else {
      countRejected(old, now);
    }
    return false;
  }

  private void countRejected(Ledger old, Ledger now) {
    for (Map.Entry<String, Long> reason : now.getRejectedMap().entrySet()) {
      long more = reason.getValue() - old.getRejectedOrDefault(reason.getKey(), 0);
      if (more > 0) {
        rejected.labelValues(reason.getKey()).inc(more);
      }
    }
  }

  private void countUnregistered(CameraStep step) {
    for (OutgoingMessages message : step.outgoing()) {
      if (message instanceof OutgoingMessages.ToTopic record
          && record.message() instanceof Rejection rejection) {
        received.inc();
        rejected.labelValues(rejection.getReason()).inc();
      }
    }
  }
}
