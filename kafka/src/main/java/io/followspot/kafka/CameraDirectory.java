package io.followspot.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest registration of each camera. */
public final class CameraDirectory {
  private static final Logger log = LoggerFactory.getLogger(CameraDirectory.class);

  private CameraDirectory() {}

  /**
   * Reads the registrations of all cameras that are not removed, by camera id.
   *
   * @throws KafkaUnavailableException if no broker answers or the topic does not exist
   */
  public static SortedMap<String, CameraRegistration> read(KafkaConnection connection) {
    SortedMap<String, CameraRegistration> cameras = new TreeMap<>();
    TopicReader.readToEnd(
        connection, Topics.CAMERAS, Isolation.COMMITTED, entry -> apply(entry, cameras));
    return cameras;
  }

  /** Applies one record of the topic to the registrations read so far. */
  public static void apply(
      ConsumerRecord<String, byte[]> entry, SortedMap<String, CameraRegistration> cameras) {
    String key = entry.key();
    if (key == null) {
      return;
    }
    byte[] value = entry.value();
    if (value == null) {
      cameras.remove(key);
      return;
    }
    try {
      CameraRegistration registration = CameraRegistration.parseFrom(value);
      if (registration.getRemoved()) {
        cameras.remove(key);
      } else {
        cameras.put(key, registration);
      }
    } catch (InvalidProtocolBufferException e) {
      log.warn("Ignoring the registration at offset {}: {}", entry.offset(), e.getMessage());
    }
  }
}
