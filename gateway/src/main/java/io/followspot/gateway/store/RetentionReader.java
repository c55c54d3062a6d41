package io.followspot.gateway.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraRegistration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads from the registrations how long history is kept. It reads the whole topic each time: what
 * is deleted by a registration that is not the newest cannot be brought back.
 */
final class RetentionReader {
  private final KafkaConnection connection;
  private final Duration byDefault;

  RetentionReader(KafkaConnection connection, Duration byDefault) {
    this.connection = connection;
    this.byDefault = byDefault;
  }

  /**
   * As of now.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   */
  HistoryRetention read() {
    Map<String, CameraRegistration> inForce = new HashMap<>();
    TopicReader.readToEnd(
        connection, Topics.CAMERAS, Isolation.COMMITTED, entry -> apply(entry, inForce));
    return HistoryRetention.of(byDefault, inForce.values());
  }

  /** Applies one record; as its camera does, it refuses an invalid registration. */
  static void apply(ConsumerRecord<String, byte[]> entry, Map<String, CameraRegistration> inForce) {
    String cameraId = entry.key();
    byte[] value = entry.value();
    if (cameraId == null) {
      return;
    }
    if (value == null) {
      inForce.remove(cameraId);
      return;
    }
    try {
      CameraRegistration registration = CameraRegistration.parseFrom(value);
      if (registration.getCameraId().equals(cameraId)
          && RegistrationRules.faultsOf(registration).isEmpty()) {
        inForce.put(cameraId, registration);
      }
    } catch (InvalidProtocolBufferException e) {
      // Another program's record: it changes no camera.
    }
  }
}
