package io.followspot.gateway.archive;

import io.followspot.gateway.store.History;
import io.followspot.gateway.store.TrackFilter;
import io.followspot.protos.v1.TrackSnapshot;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws all tracks of a camera over its picture of a moment: their boxes, and their paths. */
final class MomentOverlay {
  private static final long AROUND_US = 1_500_000;
  private static final int MAX_TRACKS = 200;

  private final FrameRecording archive;
  private final History history;

  MomentOverlay(FrameRecording archive, History history) {
    this.archive = archive;
    this.history = history;
  }

  /** Draws into the picture, which was captured at that moment. */
  void paint(BufferedImage image, String cameraId, long atUs) throws InterruptedException {
    Map<String, TrackBoxes> boxes = new HashMap<>();
    archive.positions(
        cameraId,
        atUs - AROUND_US,
        atUs + AROUND_US,
        position -> {
          boxes.computeIfAbsent(position.getTrackId(), id -> new TrackBoxes()).add(position);
          return true;
        });
    for (TrackSnapshot track : history.search(inViewAt(cameraId, atUs))) {
      PathPainter painter = new PathPainter(track);
      painter.paintPath(image, atUs);
      Optional.ofNullable(boxes.get(track.getTrackId()))
          .flatMap(it -> it.at(atUs))
          .ifPresent(box -> painter.paintBox(image, box));
    }
  }

  private static TrackFilter inViewAt(String cameraId, long atUs) {
    return new TrackFilter(
        List.of(cameraId),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(atUs),
        Optional.of(atUs),
        Optional.empty(),
        Optional.empty(),
        MAX_TRACKS);
  }
}
