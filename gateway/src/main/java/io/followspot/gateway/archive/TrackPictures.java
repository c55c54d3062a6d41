package io.followspot.gateway.archive;

import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.problem.Problem;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the snapshot and the clip of a track. */
final class TrackPictures {
  /** Shown before and after the track, in microseconds. */
  private static final long MARGIN_US = 500_000;

  private static final long LONGEST_CLIP_US = 120_000_000;
  private static final int MAX_CLIP_WIDTH = 1_280;

  private final FrameArchive archive;

  TrackPictures(FrameArchive archive) {
    this.archive = archive;
  }

  /**
   * What a snapshot shows.
   *
   * @param crop only the object and what is around it
   * @param path whether the path is drawn in
   * @param box whether the box is drawn in
   * @param width in pixels; 0 as captured
   */
  record Look(boolean crop, boolean path, boolean box, int width) {}

  /** The picture in which the object is seen best, as JPEG. */
  byte[] snapshot(TrackSnapshot track, List<TrackEvent> events, Look look)
      throws IOException, InterruptedException {
    TrackSnapshot best = bestSeen(track, events);
    long atUs = best.getFrame().getCapturedAtUs();
    LiveFrame frame = archive.nearest(track.getCameraId(), atUs).orElseThrow(TrackPictures::gone);
    BufferedImage image = Jpegs.decode(frame.jpeg()).orElseThrow(TrackPictures::gone);
    Box box = best.getBox();
    PathPainter painter = new PathPainter(track);
    if (look.path()) {
      painter.paintPath(image, track.getLastSeenUs());
    }
    if (look.box()) {
      painter.paintBox(image, box);
    }
    BufferedImage cut = look.crop() ? Jpegs.crop(image, box) : image;
    if (look.width() > 0 && look.width() < cut.getWidth() || look.crop()) {
      int wide = look.width() > 0 ? look.width() : cut.getWidth();
      cut = Jpegs.scale(cut, wide, Math.max(1, cut.getHeight() * wide / cut.getWidth()));
    }
    return Jpegs.encode(cut);
  }

  /** All pictures from just before the track began to just after its end, as MP4. */
  byte[] clip(TrackSnapshot track) throws IOException, InterruptedException {
    long fromUs = track.getFirstSeenUs() - MARGIN_US;
    long toUs = Math.min(track.getLastSeenUs() + MARGIN_US, fromUs + LONGEST_CLIP_US);
    TrackBoxes boxes = new TrackBoxes();
    archive.positions(
        track.getCameraId(),
        fromUs,
        toUs,
        position -> {
          if (position.getTrackId().equals(track.getTrackId())) {
            boxes.add(position);
          }
          return true;
        });
    Path file = Files.createTempFile("followspot-clip", ".mp4");
    try {
      ClipCutter cutter = new ClipCutter(file, new PathPainter(track), boxes, MAX_CLIP_WIDTH);
      try (cutter) {
        archive.between(track.getCameraId(), fromUs, toUs, cutter::take);
        cutter.finish();
      }
      if (cutter.frames() == 0) {
        throw gone();
      }
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The event, or the track itself, in which the object's box is the largest. */
  private static TrackSnapshot bestSeen(TrackSnapshot track, List<TrackEvent> events) {
    TrackSnapshot best = track;
    double largest = -1;
    for (TrackEvent event : events) {
      boolean inView =
          event.getType() != TrackEventType.TRACK_EVENT_TYPE_ENDED
              && event.getType() != TrackEventType.TRACK_EVENT_TYPE_LOST;
      double area = visibleArea(event.getTrack());
      if (inView && area > largest) {
        largest = area;
        best = event.getTrack();
      }
    }
    return best;
  }

  private static double visibleArea(TrackSnapshot seen) {
    Box box = seen.getBox();
    double wide =
        Math.min(box.getLeftPx() + box.getWidthPx(), seen.getFrameWidthPx())
            - Math.max(0, box.getLeftPx());
    double high =
        Math.min(box.getTopPx() + box.getHeightPx(), seen.getFrameHeightPx())
            - Math.max(0, box.getTopPx());
    return Math.max(0, wide) * Math.max(0, high);
  }

  private static RuntimeException gone() {
    return Problem.of(
        404,
        "frames_gone",
        "The pictures are no longer kept",
        "Kafka keeps frames for a limited time, and those of this track are gone.");
  }
}
