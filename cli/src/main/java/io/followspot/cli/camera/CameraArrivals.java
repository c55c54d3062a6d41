package io.followspot.cli.camera;

import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** When each camera's last two events were written to Kafka, in milliseconds since 1970. */
final class CameraArrivals {
  private final Map<String, long[]> lastTwoMs = new HashMap<>();

  void accept(ConsumerRecord<String, byte[]> entry) {
    if (entry.key() != null) {
      lastTwoMs.merge(
          entry.key(),
          new long[] {entry.timestamp(), entry.timestamp()},
          (before, now) -> new long[] {before[1], now[1]});
    }
  }

  /** A camera's condition, from its newest event and the time since then. */
  CameraCondition condition(String cameraId, @Nullable CameraEvent newest, long nowMs) {
    CameraCondition said = CameraCondition.of(newest);
    long[] times = lastTwoMs.get(cameraId);
    return times == null
        ? said
        : said.afterSilence(
            Duration.ofMillis(Math.max(0, nowMs - times[1])),
            Duration.ofMillis(Math.max(0, times[1] - times[0])));
  }
}
