package io.followspot.checks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.kafka.TrackQueries;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackQuery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More queries than the functions can answer, of a client that bypasses the gateway. */
@ExtendWith(RunningSystem.class)
class QueryFloodIT {
  private static final int QUERIES = 100_000;
  private static final int ASKED = 10;

  /** As module.yaml limits what one reader of the topic passes on; this system has one. */
  private static final int MOST_PER_SECOND = 1_000;

  /**
   * Bounds the wait. How long a busy machine reads the queries is not what is checked: all of them
   * are before the question, and those that are answered until it is must not be more than the
   * limit allows.
   */
  private static final Duration WITHIN = Duration.ofSeconds(30);

  @Test
  void queriesOfUnknownTracks_delayNobodyElsesAnswer(KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "asked");
    Filming.film(kafka, "asked", "sim:lobby?seed=3&seconds=10");
    String track = Lives.onceOver(kafka, "asked").tracks().keySet().iterator().next();
    AtomicInteger answered = new AtomicInteger();
    try (TrackQueries queries = TrackQueries.open(kafka);
        TopicTail replies =
            TopicTail.atEnd(kafka, Isolation.UNCOMMITTED, Topics.TRACK_REPLIES)
                .follow("flood-replies", entry -> answered.incrementAndGet());
        Producer<String, byte[]> flood = kafka.producer(Map.of())) {
      long fromNs = System.nanoTime();
      for (int i = 0; i < QUERIES; i++) {
        String unknown = "nowhere.1." + (i + 1);
        TrackQuery query =
            TrackQuery.newBuilder().setTrackId(unknown).setCorrelationId("flood-" + i).build();
        flood.send(new ProducerRecord<>(Topics.TRACK_QUERIES, unknown, query.toByteArray()));
      }
      flood.flush();
      for (int i = 0; i < ASKED; i++) {
        assertThat(queries.ask(track, WITHIN).get(2 * WITHIN.toSeconds(), TimeUnit.SECONDS))
            .as("question %d", i + 1)
            .matches(reply -> reply.getStatus() == ReplyStatus.REPLY_STATUS_FOUND);
      }
      double seconds = (System.nanoTime() - fromNs) / 1e9;
      assertThat(answered.get())
          .as("queries answered in %.1f s", seconds)
          .isBetween(1, (int) (MOST_PER_SECOND * (seconds + 1)));
    }
  }
}
