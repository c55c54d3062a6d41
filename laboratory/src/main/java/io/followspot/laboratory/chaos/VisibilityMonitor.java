package io.followspot.laboratory.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.terminal.LocalTimes;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures, as a reader of committed events, how long after its frame was captured each track event
 * became visible. A frame that waits for a broker or a publisher counts too.
 */
final class VisibilityMonitor implements AutoCloseable {
  private final Consumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::listen, "visibility-watch");
  private final Delays delays = new Delays();
  private volatile @Nullable String latestTrack;
  private volatile boolean stopped;

  VisibilityMonitor(KafkaConnection connection) {
    consumer = TopicReader.atEnd(connection, Isolation.COMMITTED, Topics.TRACK_EVENTS);
    thread.start();
  }

  private void listen() {
    while (!stopped) {
      consumer.poll(Duration.ofMillis(50)).forEach(entry -> accept(entry.value()));
    }
    consumer.close();
  }

  private void accept(byte[] value) {
    try {
      TrackEvent event = TrackEvent.parseFrom(value);
      latestTrack = event.getTrack().getTrackId();
      delays.add(LocalTimes.nowUs() - event.getTrack().getFrame().getCapturedAtUs());
    } catch (InvalidProtocolBufferException e) {
      // Another program's record; nothing to measure.
    }
  }

  /** The track of the latest event that became visible. */
  Optional<String> latestTrack() {
    return Optional.ofNullable(latestTrack);
  }

  /** Those measured so far. */
  Delays delays() {
    return delays;
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
  }
}
