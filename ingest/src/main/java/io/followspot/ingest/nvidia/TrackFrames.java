package io.followspot.ingest.nvidia;

import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the positions of tracks into frames. The tracks of a frame report one by one: a frame is
 * complete when nothing more of it has come for a while. For one thread.
 */
public final class TrackFrames {
  private static final String VERSION = "4.0";

  private final long patienceNs;
  private final Map<FrameRef, Gathered> pending = new LinkedHashMap<>();

  private static final class Gathered {
    private final Map<String, TrackPosition> byTrack = new LinkedHashMap<>();
    private long latestNs;
  }

  /**
   * Gathers.
   *
   * @param patience how long to wait for further tracks of a frame
   */
  public TrackFrames(Duration patience) {
    patienceNs = patience.toNanos();
  }

  /**
   * Adds a position; those of tracks that are not seen at present are left out.
   *
   * @param nowNs of a clock that never runs back
   */
  public void add(TrackPosition position, long nowNs) {
    if (position.getStatus() != TrackStatus.TRACK_STATUS_CONFIRMED
        && position.getStatus() != TrackStatus.TRACK_STATUS_STATIONARY) {
      return;
    }
    Gathered frame = pending.computeIfAbsent(position.getFrame(), it -> new Gathered());
    frame.byTrack.put(position.getTrackId(), position);
    frame.latestNs = nowNs;
  }

  /**
   * Takes the complete frames, in the order in which they began.
   *
   * @param nowNs of the same clock
   */
  public List<Nv.Frame> complete(long nowNs) {
    List<Nv.Frame> complete = new ArrayList<>();
    for (Iterator<Gathered> each = pending.values().iterator(); each.hasNext(); ) {
      Gathered frame = each.next();
      if (nowNs - frame.latestNs < patienceNs) {
        break;
      }
      complete.add(frame(new ArrayList<>(frame.byTrack.values())));
      each.remove();
    }
    return complete;
  }

  private static Nv.Frame frame(List<TrackPosition> positions) {
    FrameRef reference = positions.get(0).getFrame();
    Nv.Frame.Builder frame =
        Nv.Frame.newBuilder()
            .setVersion(VERSION)
            .setId(Long.toString(reference.getSequence()))
            .setTimestamp(
                NvFrameFormat.timestamp(TimestampFormat.instant(reference.getCapturedAtUs())))
            .setSensorId(reference.getCameraId());
    positions.forEach(it -> frame.addObjects(object(it)));
    return frame.build();
  }

  private static Nv.Object object(TrackPosition position) {
    Box box = position.getBox();
    return Nv.Object.newBuilder()
        .setId(position.getTrackId())
        .setType(type(position.getLabel()))
        .setConfidence(position.getConfidence())
        .setBbox(
            Nv.Bbox.newBuilder()
                .setLeftX(box.getLeftPx())
                .setTopY(box.getTopPx())
                .setRightX(box.getLeftPx() + box.getWidthPx())
                .setBottomY(box.getTopPx() + box.getHeightPx()))
        .build();
  }

  /** Classes begin with a capital there. */
  private static String type(String label) {
    return label.isEmpty() ? "Object" : Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }
}
