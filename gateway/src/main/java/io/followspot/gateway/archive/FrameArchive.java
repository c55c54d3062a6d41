package io.followspot.gateway.archive;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads recorded pictures and positions from the topics. */
public final class FrameArchive implements FrameRecording, AutoCloseable {
  /** A picture this far from the requested time shows something else. */
  private static final long NEAR_US = 1_500_000;

  private final TimeRangeReader slice;

  /** Creates an archive that reads through this connection. */
  public FrameArchive(KafkaConnection connection) {
    slice = new TimeRangeReader(connection);
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

  private static long away(LiveFrame frame, long atUs) {
    return Math.abs(frame.capturedAtUs() - atUs);
  }

  @Override
  public void close() {
    slice.close();
  }
}
