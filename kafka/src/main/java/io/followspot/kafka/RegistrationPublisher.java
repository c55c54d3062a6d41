package io.followspot.kafka;

import io.followspot.protos.Ids;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes registrations of cameras. Thread-safe. */
public final class RegistrationPublisher implements AutoCloseable {
  private static final int TIMEOUT_MS = (int) KafkaConnection.ANSWER_WITHIN.toMillis();

  private final String bootstrapServers;
  private final Producer<String, byte[]> producer;

  /**
   * Opens a producer.
   *
   * @throws KafkaUnavailableException if no broker's name can be resolved
   */
  public RegistrationPublisher(KafkaConnection connection) {
    this(
        connection.bootstrapServers(),
        connection.producer(
            Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * TIMEOUT_MS)));
  }

  RegistrationPublisher(String bootstrapServers, Producer<String, byte[]> producer) {
    this.bootstrapServers = bootstrapServers;
    this.producer = producer;
  }

  /**
   * Publishes the registration and waits until the brokers have acknowledged it.
   *
   * @throws IllegalArgumentException if the camera id is invalid
   * @throws KafkaUnavailableException if no broker accepts it
   */
  public void publish(CameraRegistration registration) {
    String cameraId = registration.getCameraId();
    if (!Ids.isName(cameraId)) {
      throw new IllegalArgumentException(
          "\"" + cameraId + "\" is not a valid camera id: allowed are " + Ids.NAME_RULE);
    }
    try {
      producer
          .send(new ProducerRecord<>(Topics.CAMERAS, cameraId, registration.toByteArray()))
          .get();
    } catch (ExecutionException | KafkaException e) {
      throw new KafkaUnavailableException(bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(bootstrapServers, e);
    }
  }

  /**
   * Publishes that the camera is removed.
   *
   * @param present its registration until now
   * @param atUs microseconds since 1970
   */
  public void remove(CameraRegistration present, long atUs) {
    publish(removalOf(present).toBuilder().setRegisteredAtUs(atUs).build());
  }

  /**
   * What removes a camera, without a time. It states the retention of the history that stays, since
   * compaction deletes the registration before.
   */
  public static CameraRegistration removalOf(CameraRegistration present) {
    CameraRegistration.Builder removal =
        CameraRegistration.newBuilder().setCameraId(present.getCameraId()).setRemoved(true);
    if (present.hasHistoryRetentionUs()) {
      removal.setHistoryRetentionUs(present.getHistoryRetentionUs());
    }
    return removal.build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
