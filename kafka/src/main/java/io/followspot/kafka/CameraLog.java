package io.followspot.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest event of each camera. */
public final class CameraLog {
  private static final Logger log = LoggerFactory.getLogger(CameraLog.class);

  private CameraLog() {}

  /**
   * Reads the newest committed event of every camera, by camera id. Its ledger is the newest that
   * the camera reported.
   *
   * @throws KafkaUnavailableException if no broker answers or the topic does not exist
   */
  public static SortedMap<String, CameraEvent> read(KafkaConnection connection) {
    return read(connection, entry -> {});
  }

  /**
   * The same, and also passes every record on.
   *
   * @throws KafkaUnavailableException if no broker answers or the topic does not exist
   */
  public static SortedMap<String, CameraEvent> read(
      KafkaConnection connection, Consumer<ConsumerRecord<String, byte[]>> sink) {
    SortedMap<String, CameraEvent> newest = new TreeMap<>();
    TopicReader.readToEnd(
        connection,
        Topics.CAMERA_EVENTS,
        Isolation.COMMITTED,
        entry -> {
          apply(entry, newest);
          sink.accept(entry);
        });
    return newest;
  }

  /** Applies one record of the topic to the newest events read so far. */
  public static void apply(
      ConsumerRecord<String, byte[]> entry, SortedMap<String, CameraEvent> newest) {
    byte[] value = entry.value();
    if (value == null) {
      return;
    }
    try {
      CameraEvent event = CameraEvent.parseFrom(value);
      CameraEvent before = newest.get(event.getCameraId());
      if (before == null || before.getSequence() < event.getSequence()) {
        newest.put(event.getCameraId(), withLedger(event, before));
      }
    } catch (InvalidProtocolBufferException e) {
      log.warn("Ignoring the camera event at offset {}: {}", entry.offset(), e.getMessage());
    }
  }

  private static CameraEvent withLedger(CameraEvent event, @Nullable CameraEvent before) {
    return before == null || event.hasLedger() || !before.hasLedger()
        ? event
        : event.toBuilder().setLedger(before.getLedger()).build();
  }
}
