package io.followspot.gateway.counts;

import io.followspot.protos.v1.TrackSnapshot;
import org.jspecify.annotations.Nullable;

/** Sums tracks on a grid whose cells are about square in their frames. */
final class HeatSum {
  private final int columns;
  private final long fromUs;
  private final long toUs;
  private final int maxTracks;
  private @Nullable HeatGrid grid;
  private int tracks;
  private boolean truncated;

  HeatSum(int columns, long fromUs, long toUs, int maxTracks) {
    this.columns = columns;
    this.fromUs = fromUs;
    this.toUs = toUs;
    this.maxTracks = maxTracks;
  }

  void add(TrackSnapshot track) {
    if (tracks == maxTracks) {
      truncated = true;
      return;
    }
    tracks++;
    if (track.getFrameWidthPx() > 0) {
      if (grid == null) {
        grid = new HeatGrid(columns, rowsFor(track));
      }
      grid.add(track, fromUs, toUs);
    }
  }

  int tracks() {
    return tracks;
  }

  /** Whether there were more tracks than the limit. */
  boolean isTruncated() {
    return truncated;
  }

  HeatGrid grid() {
    return grid == null ? new HeatGrid(columns, columns * 9 / 16) : grid;
  }

  private int rowsFor(TrackSnapshot track) {
    double rows = (double) columns * track.getFrameHeightPx() / track.getFrameWidthPx();
    return Math.max(4, (int) Math.round(rows));
  }
}
