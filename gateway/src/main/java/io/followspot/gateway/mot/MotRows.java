package io.followspot.gateway.mot;

import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackStatus;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Positions of one camera's tracks as rows of MOTChallenge's format: frame, id, left, top, width,
 * height, confidence, -1, -1, -1. Frames count from 1, ids are the tracks' ordinals.
 *
 * <p>Only the newest stream is kept, and in it the newest epoch: frames and ordinals restart with
 * each. Of repeated positions the last counts. A lost track has no row, since its position is only
 * predicted.
 */
final class MotRows {
  /** A longer gap is not filled. */
  private static final long LONGEST_GAP_FRAMES = 60;

  private final int maxRows;
  private final NavigableMap<Long, NavigableMap<Long, TrackPosition>> byTrack = new TreeMap<>();
  private long stream = Long.MIN_VALUE;
  private int epoch;
  private int rows;

  MotRows(int maxRows) {
    this.maxRows = maxRows;
  }

  /** Adds a position; false if there are too many. */
  boolean add(TrackPosition position) {
    String[] id = position.getTrackId().split("\\.");
    int itsEpoch = Integer.parseInt(id[1]);
    long itsStream = position.getFrame().getStreamId();
    if (itsStream < stream || (itsStream == stream && itsEpoch < epoch)) {
      return true;
    }
    if (itsStream > stream || itsEpoch > epoch) {
      stream = itsStream;
      epoch = itsEpoch;
      rows = 0;
      byTrack.clear();
    }
    TrackPosition before =
        byTrack
            .computeIfAbsent(Long.parseLong(id[2]), ordinal -> new TreeMap<>())
            .put(position.getFrame().getSequence() + 1, position);
    rows += before == null ? 1 : 0;
    return rows <= maxRows;
  }

  /**
   * The rows, by frame and id.
   *
   * @param fill whether frames between two reports of a track get a row, too, by linear
   *     interpolation
   */
  String text(boolean fill) {
    NavigableMap<Long, NavigableMap<Long, String>> lines = new TreeMap<>();
    byTrack.forEach(
        (ordinal, positions) -> {
          Map.Entry<Long, TrackPosition> before = null;
          for (Map.Entry<Long, TrackPosition> now : positions.entrySet()) {
            if (fill && before != null && isSeen(before.getValue()) && isSeen(now.getValue())) {
              between(ordinal, before, now, lines);
            }
            if (isSeen(now.getValue())) {
              put(lines, now.getKey(), ordinal, now.getValue().getBox(), now.getValue());
            }
            before = now;
          }
        });
    StringBuilder text = new StringBuilder();
    lines.values().forEach(frame -> frame.values().forEach(text::append));
    return text.toString();
  }

  private static boolean isSeen(TrackPosition position) {
    return position.getStatus() != TrackStatus.TRACK_STATUS_LOST;
  }

  private static void between(
      long ordinal,
      Map.Entry<Long, TrackPosition> before,
      Map.Entry<Long, TrackPosition> now,
      NavigableMap<Long, NavigableMap<Long, String>> lines) {
    long gap = now.getKey() - before.getKey();
    if (gap > LONGEST_GAP_FRAMES) {
      return;
    }
    Box a = before.getValue().getBox();
    Box b = now.getValue().getBox();
    for (long step = 1; step < gap; step++) {
      float part = (float) step / gap;
      Box box =
          Box.newBuilder()
              .setLeftPx(mix(a.getLeftPx(), b.getLeftPx(), part))
              .setTopPx(mix(a.getTopPx(), b.getTopPx(), part))
              .setWidthPx(mix(a.getWidthPx(), b.getWidthPx(), part))
              .setHeightPx(mix(a.getHeightPx(), b.getHeightPx(), part))
              .build();
      put(lines, before.getKey() + step, ordinal, box, before.getValue());
    }
  }

  private static float mix(float a, float b, float part) {
    return a + part * (b - a);
  }

  private static void put(
      NavigableMap<Long, NavigableMap<Long, String>> lines,
      long frame,
      long ordinal,
      Box box,
      TrackPosition of) {
    String line =
        String.format(
            Locale.ROOT,
            "%d,%d,%.2f,%.2f,%.2f,%.2f,%.3f,-1,-1,-1\n",
            frame,
            ordinal,
            box.getLeftPx(),
            box.getTopPx(),
            box.getWidthPx(),
            box.getHeightPx(),
            of.getConfidence());
    lines.computeIfAbsent(frame, key -> new TreeMap<>()).put(ordinal, line);
  }
}
