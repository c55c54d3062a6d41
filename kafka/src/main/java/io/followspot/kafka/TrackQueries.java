package io.followspot.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.Ids;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queries track functions: publishes a query and returns the reply with the same correlation id.
 * Thread-safe; one thread reads the replies.
 */
public final class TrackQueries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TrackQueries.class);
  private static final long AGAIN_EVERY_MS = 1_000;
  private static final int TIMEOUT_MS = (int) KafkaConnection.ANSWER_WITHIN.toMillis();

  private final Producer<String, byte[]> producer;
  private final TopicTail replies;
  private final Map<String, CompletableFuture<TrackReply>> asked = new ConcurrentHashMap<>();
  private final ScheduledExecutorService repeats =
      Executors.newSingleThreadScheduledExecutor(TrackQueries::repeater);

  /**
   * Starts reading replies, from the topic's present end on.
   *
   * @throws KafkaUnavailableException if no broker answers or the topic does not exist
   */
  public static TrackQueries open(KafkaConnection connection) {
    TopicTail replies =
        TopicTail.atEnd(
            connection,
            Isolation.UNCOMMITTED,
            Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                (int) TopicTail.FOLLOWING_WAIT.toMillis()),
            Topics.TRACK_REPLIES);
    try {
      return new TrackQueries(
          connection.producer(
              Map.of(
                  ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS,
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * TIMEOUT_MS)),
          replies);
    } catch (RuntimeException | Error e) {
      replies.close();
      throw e;
    }
  }

  TrackQueries(Producer<String, byte[]> producer, TopicTail replies) {
    this.producer = producer;
    this.replies = replies;
    replies.follow("track-replies", this::onReply);
  }

  /**
   * Asks for a track; once more each second, since queries above the engine's limit are dropped.
   *
   * @return the reply; fails with {@link java.util.concurrent.TimeoutException} if none comes in
   *     time, with {@link KafkaException} if the query cannot be sent
   * @throws IllegalArgumentException if the text is not a track id
   */
  public CompletableFuture<TrackReply> ask(String trackId, Duration timeout) {
    if (!Ids.isTrackId(trackId)) {
      throw new IllegalArgumentException(
          "\"" + trackId + "\" is not a valid track id: the format is " + Ids.TRACK_RULE);
    }
    String correlationId = UUID.randomUUID().toString();
    TrackQuery query =
        TrackQuery.newBuilder().setTrackId(trackId).setCorrelationId(correlationId).build();
    CompletableFuture<TrackReply> reply = new CompletableFuture<>();
    asked.put(correlationId, reply);
    send(query, reply::completeExceptionally);
    // Only the first one says that it cannot be sent: the broker may have taken that.
    ScheduledFuture<?> again =
        repeats.scheduleAtFixedRate(
            () -> send(query, failure -> {}),
            AGAIN_EVERY_MS,
            AGAIN_EVERY_MS,
            TimeUnit.MILLISECONDS);
    return reply
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (answer, failure) -> {
              again.cancel(false);
              asked.remove(correlationId);
            });
  }

  private void send(TrackQuery query, java.util.function.Consumer<Exception> onFailure) {
    try {
      producer.send(
          new ProducerRecord<>(Topics.TRACK_QUERIES, query.getTrackId(), query.toByteArray()),
          (sent, failure) -> {
            if (failure != null) {
              onFailure.accept(failure);
            }
          });
    } catch (KafkaException e) {
      onFailure.accept(e);
    }
  }

  /** How many queries have no reply yet. */
  int waiting() {
    return asked.size();
  }

  private static Thread repeater(Runnable work) {
    Thread thread = new Thread(work, "track-queries");
    thread.setDaemon(true);
    return thread;
  }

  private void onReply(ConsumerRecord<String, byte[]> entry) {
    byte[] value = entry.value();
    if (value == null) {
      return;
    }
    try {
      TrackReply reply = TrackReply.parseFrom(value);
      CompletableFuture<TrackReply> waiting = asked.get(reply.getCorrelationId());
      if (waiting != null) {
        waiting.complete(reply);
      }
    } catch (InvalidProtocolBufferException e) {
      log.warn("Ignoring the track reply at offset {}: {}", entry.offset(), e.getMessage());
    }
  }

  @Override
  public void close() {
    repeats.shutdownNow();
    replies.close();
    producer.close(Duration.ofMillis(TIMEOUT_MS));
  }
}
