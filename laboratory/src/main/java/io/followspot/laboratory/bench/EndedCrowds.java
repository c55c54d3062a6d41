package io.followspot.laboratory.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.terminal.CliException;
import io.followspot.terminal.LocalTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Lets crowds come and go until that many tracks have ended in the functions' state. */
final class EndedCrowds {
  private static final int PEOPLE = 1_000;
  private static final int RECORDS = 6;
  private static final double PERIOD_S = 0.2;
  private static final long PERIOD_US = 200_000;
  private static final int KEPT_EVERY = 100;
  private static final int PROGRESS_EVERY = 50_000;
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Duration STALLED = Duration.ofMinutes(3);

  private final KafkaConnection connection;
  private final List<String> cameras;
  private final List<String> some = new ArrayList<>();
  private int ended;

  EndedCrowds(KafkaConnection connection, List<String> cameras) {
    this.connection = connection;
    this.cameras = cameras;
  }

  /**
   * Returns when so many tracks have ended.
   *
   * @param progress receives the number from time to time
   * @return the ids of one in a hundred
   * @throws CliException if no track ends for minutes
   */
  List<String> run(int tracks, IntConsumer progress) {
    try (TopicTail events = TopicTail.atEnd(connection, Isolation.COMMITTED, Topics.TRACK_EVENTS)) {
      publish((tracks + PEOPLE - 1) / PEOPLE);
      // A few people are never confirmed, since they walk too close to others.
      int enough = (int) (0.98 * tracks);
      long lastNs = System.nanoTime();
      int told = 0;
      // Then it waits for the rest, which would be in the way of what is measured next.
      while (ended < enough || ended < tracks && System.nanoTime() - lastNs < QUIET.toNanos()) {
        int before = ended;
        events.poll(Duration.ofMillis(200), entry -> count(entry.value()));
        if (ended > before) {
          lastNs = System.nanoTime();
        } else if (System.nanoTime() - lastNs > STALLED.toNanos()) {
          throw new CliException(
              "no track has ended for "
                  + STALLED.toMinutes()
                  + " min; "
                  + ended
                  + " of "
                  + tracks
                  + " have; take fewer with --tracks",
              CliException.FAILED);
        }
        if (ended / PROGRESS_EVERY > told) {
          told = ended / PROGRESS_EVERY;
          progress.accept(ended);
        }
      }
    }
    return some;
  }

  /** The number of tracks that have ended. */
  int ended() {
    return ended;
  }

  private void publish(int crowds) {
    long beginUs = LocalTimes.nowUs() - Duration.ofDays(1).toNanos() / 1_000;
    try (Producer<String, byte[]> producer = connection.producer(Map.of("linger.ms", 5))) {
      for (int crowd = 0; crowd < crowds; crowd++) {
        String camera = cameras.get(crowd % cameras.size());
        CrowdDetections seen = new CrowdDetections(camera, PEOPLE, 1 + crowd);
        long streamUs = beginUs + crowd * (RECORDS + 1) * PERIOD_US;
        for (int i = 0; i <= RECORDS; i++) {
          Detections.Builder record =
              i < RECORDS ? seen.after(PERIOD_S) : seen.nobody().setEndOfStream(true);
          record.setStreamId(streamUs).setSequence(i).setCapturedAtUs(streamUs + i * PERIOD_US);
          producer.send(
              new ProducerRecord<>(Topics.DETECTIONS, camera, record.build().toByteArray()));
        }
      }
    }
  }

  private void count(byte[] value) {
    try {
      TrackEvent event = TrackEvent.parseFrom(value);
      if (event.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED && ended++ % KEPT_EVERY == 0) {
        some.add(event.getTrack().getTrackId());
      }
    } catch (InvalidProtocolBufferException e) {
      // Another program's record; nothing to count.
    }
  }
}
