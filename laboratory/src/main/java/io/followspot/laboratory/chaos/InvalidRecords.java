package io.followspot.laboratory.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.laboratory.replay.Difference;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends detections of a camera that nobody registered, all through a run: each one that the broker
 * acknowledged must be reported as rejected exactly once.
 */
final class InvalidRecords implements AutoCloseable {
  private static final String CAMERA = "unregistered";
  private static final long EVERY_MS = 200;

  private final Producer<String, byte[]> producer;
  private final Thread thread = new Thread(this::send, "invalid-records");
  private final Set<String> acknowledged = new TreeSet<>();
  private volatile boolean stopped;

  InvalidRecords(KafkaConnection connection) {
    producer = connection.producer(Map.of());
    thread.start();
  }

  private void send() {
    try {
      while (!stopped) {
        producer.send(new ProducerRecord<>(Topics.DETECTIONS, CAMERA, new byte[0]), this::onAnswer);
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      // The broker has been away for too long; what it acknowledged before is checked.
    }
  }

  private synchronized void onAnswer(@Nullable RecordMetadata place, @Nullable Exception failure) {
    if (failure == null && place != null && place.hasOffset()) {
      acknowledged.add(place(place.topic(), place.partition(), place.offset()));
    }
  }

  private static String place(String topic, int partition, long offset) {
    return topic + "-" + partition + "@" + offset;
  }

  /** How many the broker has acknowledged. */
  synchronized long count() {
    return acknowledged.size();
  }

  /**
   * Compares with the committed rejections; after {@link #close}.
   *
   * @param repeatable whether a rejection may be reported again
   */
  synchronized List<Difference> differences(KafkaConnection connection, boolean repeatable) {
    Map<String, Integer> reported = new HashMap<>();
    TopicReader.readToEnd(
        connection,
        Topics.REJECTED,
        Isolation.COMMITTED,
        entry -> {
          try {
            Rejection it = Rejection.parseFrom(entry.value());
            reported.merge(
                place(it.getTopic(), it.getPartition(), it.getOffset()), 1, Integer::sum);
          } catch (InvalidProtocolBufferException e) {
            // Not one of ours.
          }
        });
    List<Difference> found = new ArrayList<>();
    for (String place : acknowledged) {
      int times = reported.getOrDefault(place, 0);
      if (times != 1 && !(repeatable && times > 1)) {
        found.add(
            new Difference(
                Difference.Kind.REJECTION, place, "reported " + times + " times in place of once"));
      }
    }
    return found;
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
    producer.close();
  }
}
