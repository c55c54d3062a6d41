package io.followspot.laboratory.chaos;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * How many frames the broker has received; the last known number while it is down. Not thread-safe.
 */
final class FrameCount implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);

  private final TopicTail frames;
  private long latest;

  FrameCount(KafkaConnection connection) {
    frames = TopicTail.open(connection, Isolation.UNCOMMITTED, Topics.FRAMES);
  }

  long now() {
    try {
      latest = frames.ends(ANSWER_WITHIN).values().stream().mapToLong(Long::longValue).sum();
    } catch (KafkaException e) {
      // The broker is down, on purpose.
    }
    return latest;
  }

  @Override
  public void close() {
    frames.close();
  }
}
