package io.followspot.gateway.archive;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads recorded pictures and positions from the topics. */
public final class FrameArchive implements FrameRecording, AutoCloseable {
  /** A picture this far from the requested time shows something else. */
  private static final long NEAR_US = 1_500_000;

  /** The longest record, and how late its samples come out. */
  private static final long LONGEST_SOUND_US = 200_000;

  private final TimeRangeReader slice;
  private final TimeRangeReader committed;

  /** Creates an archive that reads through this connection. */
  public FrameArchive(KafkaConnection connection) {
    slice = new TimeRangeReader(connection, Isolation.UNCOMMITTED);
    committed = new TimeRangeReader(connection, Isolation.COMMITTED);
  }

  @Override
  public Optional<LiveFrame> nearest(String cameraId, long atUs) throws InterruptedException {
    List<LiveFrame> best = new ArrayList<>();
    slice.read(
        Topics.FRAMES,
        cameraId,
        atUs - 250_000,
        entry -> {
          Optional<LiveFrame> frame = LiveFrame.of(entry);
          frame.ifPresent(
              it -> {
                if (best.isEmpty() || away(it, atUs) < away(best.get(0), atUs)) {
                  best.clear();
                  best.add(it);
                }
              });
          return frame.isEmpty() || frame.get().capturedAtUs() < atUs;
        });
    return best.stream().filter(it -> away(it, atUs) < NEAR_US).findFirst();
  }

  @Override
  public void between(String cameraId, long fromUs, long toUs, Predicate<LiveFrame> taker)
      throws InterruptedException {
    slice.read(
        Topics.FRAMES,
        cameraId,
        fromUs,
        entry -> {
          Optional<LiveFrame> frame = LiveFrame.of(entry);
          if (frame.isEmpty() || frame.get().capturedAtUs() < fromUs) {
            return true;
          }
          return frame.get().capturedAtUs() <= toUs && taker.test(frame.get());
        });
  }

  @Override
  public void positions(String cameraId, long fromUs, long toUs, Predicate<TrackPosition> taker)
      throws InterruptedException {
    slice.read(
        Topics.TRACK_POSITIONS,
        cameraId,
        // Records of this topic carry the time at which they were written, which is not earlier.
        fromUs - 1_000_000,
        entry -> {
          try {
            TrackPosition position = TrackPosition.parseFrom(entry.value());
            long at = position.getFrame().getCapturedAtUs();
            if (at >= fromUs && at <= toUs && !taker.test(position)) {
              return false;
            }
            // Positions of one camera are written by several functions, not strictly in order.
            return at <= toUs + 5_000_000;
          } catch (InvalidProtocolBufferException e) {
            return true;
          }
        });
  }

  @Override
  public void sound(String cameraId, long fromUs, long toUs, Predicate<Sound> taker)
      throws InterruptedException {
    slice.read(
        Topics.SOUND,
        cameraId,
        fromUs - LONGEST_SOUND_US,
        taker(Sound.parser(), Sound::getCapturedAtUs, fromUs - LONGEST_SOUND_US, toUs, taker));
  }

  @Override
  public void cleanedSound(String cameraId, long fromUs, long toUs, Predicate<ProcessedSound> taker)
      throws InterruptedException {
    long beginUs = fromUs - LONGEST_SOUND_US;
    slice.read(
        Topics.PROCESSED_SOUND,
        cameraId,
        cleanedStartUs(cameraId, beginUs),
        taker(ProcessedSound.parser(), ProcessedSound::getCapturedAtUs, beginUs, toUs, taker));
  }

  @Override
  public void soundEvents(String cameraId, long fromUs, long toUs, Predicate<SoundEvent> taker)
      throws InterruptedException {
    committed.read(
        Topics.SOUND_EVENTS,
        cameraId,
        startUs(cameraId, fromUs),
        // Events are not strictly in the order of their times: speech is known late.
        taker(
            SoundEvent.parser(),
            SoundEvent::getOccurredAtUs,
            fromUs,
            Math.min(toUs, Long.MAX_VALUE - 10_000_000) + 10_000_000,
            event -> event.getOccurredAtUs() > toUs || taker.test(event)));
  }

  /** Live sound is written after its capture time; then nothing before needs to be read. */
  private long cleanedStartUs(String cameraId, long fromUs) throws InterruptedException {
    boolean[] live = {false};
    slice.read(
        Topics.PROCESSED_SOUND,
        cameraId,
        fromUs,
        entry -> {
          try {
            live[0] =
                ProcessedSound.parseFrom(entry.value()).getCapturedAtUs()
                    <= fromUs + LONGEST_SOUND_US;
          } catch (InvalidProtocolBufferException e) {
            live[0] = false;
          }
          return false;
        });
    return live[0] ? fromUs : startUs(cameraId, fromUs);
  }

  /**
   * From where on results are read, which are dated when they were written. Sound that was
   * published faster than it was taken was written before its capture time, but not before its
   * stream's id.
   */
  private long startUs(String cameraId, long fromUs) throws InterruptedException {
    long[] startUs = {fromUs};
    slice.read(
        Topics.SOUND,
        cameraId,
        fromUs,
        entry -> {
          try {
            startUs[0] = Math.min(fromUs, Sound.parseFrom(entry.value()).getStreamId());
            return false;
          } catch (InvalidProtocolBufferException e) {
            return true;
          }
        });
    return startUs[0];
  }

  private static <T> Predicate<ConsumerRecord<String, byte[]>> taker(
      Parser<T> parser, ToLongFunction<T> time, long fromUs, long toUs, Predicate<T> taker) {
    return entry -> {
      try {
        T message = parser.parseFrom(entry.value());
        long atUs = time.applyAsLong(message);
        return atUs < fromUs || (atUs <= toUs && taker.test(message));
      } catch (InvalidProtocolBufferException e) {
        return true;
      }
    };
  }

  private static long away(LiveFrame frame, long atUs) {
    return Math.abs(frame.capturedAtUs() - atUs);
  }

  @Override
  public void close() {
    slice.close();
    committed.close();
  }
}
