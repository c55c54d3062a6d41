package io.followspot.cli.camera;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.CameraArrival;
import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** When each camera's newest event about its frames was written to Kafka. */
final class CameraArrivals {
  private static final long MS_NS = 1_000_000;

  /** On the clock of the records' times. */
  private final Map<String, CameraArrival> arrivals = new HashMap<>();

  void accept(ConsumerRecord<String, byte[]> entry) {
    if (entry.key() == null || entry.value() == null) {
      return;
    }
    try {
      CameraArrival.after(
              Optional.ofNullable(arrivals.get(entry.key())),
              CameraEvent.parseFrom(entry.value()),
              entry.timestamp() * MS_NS)
          .ifPresent(arrival -> arrivals.put(entry.key(), arrival));
    } catch (InvalidProtocolBufferException e) {
      // Not written by the functions: it says nothing about the camera.
    }
  }

  /** A camera's condition, from its newest event and the time since then. */
  CameraCondition condition(String cameraId, @Nullable CameraEvent newest, long nowMs) {
    CameraCondition said = CameraCondition.of(newest);
    CameraArrival arrival = arrivals.get(cameraId);
    return arrival == null ? said : arrival.condition(said, nowMs * MS_NS);
  }
}
