package io.followspot.laboratory.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.terminal.CliException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** Waits for the end-of-stream events of cameras. Not thread-safe. */
final class StreamEndWait implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Consumer<String, byte[]> consumer;

  StreamEndWait(KafkaConnection connection) {
    // Uncommitted: measures when the function has finished, not the checkpoint.
    consumer = TopicReader.atEnd(connection, Isolation.UNCOMMITTED, Topics.CAMERA_EVENTS);
  }

  void await(int streams) {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    int[] ended = {0};
    while (ended[0] < streams) {
      consumer
          .poll(Duration.ofMillis(100))
          .forEach(
              entry -> {
                if (isEnd(entry.value())) {
                  ended[0]++;
                }
              });
      if (System.nanoTime() > giveUpAt) {
        throw new CliException(
            "the platform did not process the frames within "
                + PATIENCE.toMinutes()
                + " minutes; use fewer with --frames",
            CliException.FAILED);
      }
    }
  }

  private static boolean isEnd(byte[] value) {
    try {
      return CameraEvent.parseFrom(value).getType()
          == CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
