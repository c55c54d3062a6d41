package io.followspot.gateway.archive;

import io.followspot.gateway.problem.Problem;
import io.followspot.media.Jpegs;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the snapshot and the clip of a track. */
final class TrackPictures {
  /** Margin before and after the track, in microseconds. */
  private static final long MARGIN_US = 500_000;

  private static final long LONGEST_CLIP_US = 120_000_000;
  private static final int MAX_TRIES = 4;
  private static final int MAX_CLIP_WIDTH = 1_280;

  /** How much a clip of a moment shows before and after it. */
  private static final long AROUND_US = 5_000_000;

  /** An event this close to a moment shows it; else the path shows where the track was. */
  private static final long SAME_MOMENT_US = 100_000;

  private final FrameRecording archive;

  TrackPictures(FrameRecording archive) {
    this.archive = archive;
  }

  /**
   * The options of a snapshot.
   *
   * @param crop only the object and its surroundings
   * @param path whether the path is drawn in
   * @param box whether the box is drawn in
   * @param width in pixels; 0 as captured
   * @param atUs of this moment, in microseconds since 1970; empty means where it shows best
   */
  record Look(boolean crop, boolean path, boolean box, int width, Optional<Long> atUs) {}

  /**
   * A range of capture time, in microseconds since 1970.
   *
   * @param truncated whether the track went on after it
   */
  record PictureRange(long fromUs, long toUs, boolean truncated) {
    /** All of a track with a margin, two minutes at most; or some seconds around a moment of it. */
    static PictureRange of(TrackSnapshot track, Optional<Long> atUs) {
      long beginUs = track.getFirstSeenUs() - MARGIN_US;
      long endUs = track.getLastSeenUs() + MARGIN_US;
      if (atUs.isPresent()) {
        long us = Math.max(track.getFirstSeenUs(), Math.min(track.getLastSeenUs(), atUs.get()));
        return new PictureRange(us - AROUND_US, us + AROUND_US, false);
      }
      return new PictureRange(
          beginUs, Math.min(endUs, beginUs + LONGEST_CLIP_US), endUs > beginUs + LONGEST_CLIP_US);
    }
  }

  /** The picture that shows the object best, or nearest to a moment, as JPEG. */
  byte[] snapshot(TrackSnapshot track, List<TrackEvent> events, Look look)
      throws IOException, InterruptedException {
    List<TrackSnapshot> order =
        look.atUs().isPresent()
            ? nearestFirst(track, events, look.atUs().get())
            : bestFirst(track, events);
    for (TrackSnapshot seen : order) {
      Optional<BufferedImage> image =
          archive
              .nearest(track.getCameraId(), seen.getFrame().getCapturedAtUs())
              .flatMap(frame -> Jpegs.decode(frame.jpeg()));
      if (image.isPresent()) {
        return paint(track, seen.getBox(), image.get(), look);
      }
      // The best frame may have been deleted by retention while a later one is still stored.
    }
    throw gone();
  }

  private static byte[] paint(TrackSnapshot track, Box box, BufferedImage image, Look look)
      throws IOException {
    PathPainter painter = new PathPainter(track);
    if (look.path()) {
      painter.paintPath(image, track.getLastSeenUs());
    }
    if (look.box()) {
      painter.paintBox(image, box);
    }
    BufferedImage cut = look.crop() ? Crop.around(image, box) : image;
    if (look.width() > 0 && look.width() < cut.getWidth() || look.crop()) {
      int wide = look.width() > 0 ? look.width() : cut.getWidth();
      cut = Jpegs.scale(cut, wide, Math.max(1, cut.getHeight() * wide / cut.getWidth()));
    }
    return Jpegs.encode(cut);
  }

  /** The pictures and the sound of a range of time, with the track drawn in. */
  byte[] clip(TrackSnapshot track, PictureRange range) throws IOException, InterruptedException {
    long fromUs = range.fromUs();
    long toUs = range.toUs();
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
      SoundSegment sound = sound(track.getCameraId(), fromUs, toUs);
      ClipCutter cutter =
          new ClipCutter(file, new PathPainter(track), boxes, sound, MAX_CLIP_WIDTH);
      try (cutter) {
        archive.between(track.getCameraId(), fromUs, toUs, cutter::add);
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

  /** The cleaned sound of a range of time, else the microphone's as it is; may be empty. */
  private SoundSegment sound(String cameraId, long fromUs, long toUs) throws InterruptedException {
    SoundSegment cleaned = new SoundSegment(fromUs, toUs);
    archive.cleanedSound(
        cameraId,
        fromUs,
        toUs,
        it -> cleaned.add(it.getCapturedAtUs(), it.getRateHz(), it.getPcm16()));
    if (!cleaned.isEmpty()) {
      return cleaned;
    }
    SoundSegment raw = new SoundSegment(fromUs, toUs);
    archive.sound(cameraId, fromUs, toUs, it -> raw.add(it, it.getNear()));
    return raw;
  }

  /** The places of the track by descending box area; its latest place comes last. */
  private static List<TrackSnapshot> bestFirst(TrackSnapshot track, List<TrackEvent> events) {
    List<TrackSnapshot> seen = new ArrayList<>();
    for (TrackEvent event : events) {
      if (event.getType() != TrackEventType.TRACK_EVENT_TYPE_ENDED
          && event.getType() != TrackEventType.TRACK_EVENT_TYPE_LOST) {
        seen.add(event.getTrack());
      }
    }
    seen.sort(Comparator.comparingDouble(TrackPictures::visibleArea).reversed());
    List<TrackSnapshot> few = new ArrayList<>(seen.subList(0, Math.min(MAX_TRIES, seen.size())));
    seen.stream()
        .max(Comparator.comparingLong(it -> it.getFrame().getCapturedAtUs()))
        .filter(latest -> !few.contains(latest))
        .ifPresent(few::add);
    few.add(track);
    return few;
  }

  /** The places of the track by how far in time they are from a moment. */
  private static List<TrackSnapshot> nearestFirst(
      TrackSnapshot track, List<TrackEvent> events, long atUs) {
    List<TrackSnapshot> seen = new ArrayList<>(events.stream().map(TrackEvent::getTrack).toList());
    if (seen.isEmpty()) {
      seen.add(track);
    }
    seen.sort(Comparator.comparingLong(it -> distanceUs(it, atUs)));
    List<TrackSnapshot> few = new ArrayList<>(seen.subList(0, Math.min(MAX_TRIES, seen.size())));
    if (distanceUs(few.get(0), atUs) > SAME_MOMENT_US) {
      PathMoment.of(few.get(0), track.getPathList(), atUs).ifPresent(it -> few.add(0, it));
    }
    return few;
  }

  private static long distanceUs(TrackSnapshot seen, long atUs) {
    return Math.abs(seen.getFrame().getCapturedAtUs() - atUs);
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
        "The frames are no longer stored",
        "Kafka keeps frames for a limited time, and those of this track have expired.");
  }
}
