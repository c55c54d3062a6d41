package io.followspot.laboratory.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.terminal.CliException;
import java.time.Duration;

/** Waits for the end-of-stream events of cameras. Not thread-safe. */
final class StreamEndWait implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TopicTail events;

  StreamEndWait(KafkaConnection connection) {
    // Uncommitted: measures when the function has finished, not the checkpoint.
    events = TopicTail.atEnd(connection, Isolation.UNCOMMITTED, Topics.CAMERA_EVENTS);
  }

  void await(int streams) {
    int[] ended = {0};
    boolean all =
        events.readUntil(
            () -> ended[0] >= streams,
            PATIENCE,
            entry -> {
              if (isEnd(entry.value())) {
                ended[0]++;
              }
            });
    if (!all) {
      throw new CliException(
          "the platform did not process the frames within "
              + PATIENCE.toMinutes()
              + " minutes; use fewer with --frames",
          CliException.FAILED);
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
    events.close();
  }
}
