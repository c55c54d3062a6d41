package io.followspot.gateway.archive;

import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.TrackPosition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The box of one track at any time, interpolated between its reports. */
public final class TrackBoxes {
  private static final long LONGEST_GAP_US = 3_000_000;

  private final TreeMap<Long, Box> reported = new TreeMap<>();

  /** Adds a report. */
  public void add(TrackPosition position) {
    reported.put(position.getFrame().getCapturedAtUs(), position.getBox());
  }

  /** Adds a box at a time. */
  public void add(long atUs, Box box) {
    reported.put(atUs, box);
  }

  /** The box at a time; empty before the first and after the last report, and in long gaps. */
  public Optional<Box> at(long atUs) {
    Map.Entry<Long, Box> before = reported.floorEntry(atUs);
    Map.Entry<Long, Box> after = reported.ceilingEntry(atUs);
    if (before == null || after == null) {
      return Optional.empty();
    }
    long span = after.getKey() - before.getKey();
    if (span > LONGEST_GAP_US) {
      return Optional.empty();
    }
    float part = span == 0 ? 0 : (float) (atUs - before.getKey()) / span;
    return Optional.of(between(before.getValue(), after.getValue(), part));
  }

  private static Box between(Box a, Box b, float part) {
    return Box.newBuilder()
        .setLeftPx(mix(a.getLeftPx(), b.getLeftPx(), part))
        .setTopPx(mix(a.getTopPx(), b.getTopPx(), part))
        .setWidthPx(mix(a.getWidthPx(), b.getWidthPx(), part))
        .setHeightPx(mix(a.getHeightPx(), b.getHeightPx(), part))
        .build();
  }

  private static float mix(float a, float b, float part) {
    return a + part * (b - a);
  }
}
