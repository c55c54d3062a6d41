package io.followspot.vision.film;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import io.followspot.vision.CameraVision;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.pipeline.CameraPipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the default configuration makes of a film.
 *
 * @param objects that are in it
 * @param tracks that were confirmed
 * @param found objects that had a reported box in more than half of the frames in which they were
 *     seen for at least a second and had moved since the film began
 */
record FilmScore(int objects, int tracks, int found) {
  private static final double MATCH = 0.3;

  double tracksPerObject() {
    return (double) tracks / objects;
  }

  static FilmScore of(Film film) throws FrameRefusedException {
    Set<Long> confirmed = new HashSet<>();
    int[] seen = new int[film.actors().size()];
    int[] covered = new int[film.actors().size()];
    try (CameraVision vision = new CameraVision(VisionConfig.DEFAULT)) {
      CameraPipeline pipeline =
          new CameraPipeline(vision::step, new Tracker(TrackerConfig.DEFAULT));
      for (int frame = 0; frame < Film.FRAMES; frame++) {
        double s = frame / Film.FPS;
        List<Box> reported =
            pipeline.onPicture(1 + (long) (s * 1e6), film.jpeg(frame)).observations().stream()
                .filter(FilmScore::isConfirmed)
                .peek(it -> confirmed.add(it.ordinal()))
                .filter(Observation::reported)
                .map(Observation::box)
                .toList();
        for (int i = 0; i < seen.length; i++) {
          Actor actor = film.actors().get(i);
          if (actor.hasMoved(s) && actor.isSeen(s) && actor.isSeen(s - 1)) {
            Box truth = actor.motion().at(s).orElseThrow();
            seen[i]++;
            covered[i] += reported.stream().anyMatch(it -> it.iou(truth) > MATCH) ? 1 : 0;
          }
        }
      }
    }
    int found = 0;
    for (int i = 0; i < seen.length; i++) {
      found += 2 * covered[i] > seen[i] ? 1 : 0;
    }
    return new FilmScore(seen.length, confirmed.size(), found);
  }

  private static boolean isConfirmed(Observation it) {
    return it.status() == TrackStatus.CONFIRMED || it.status() == TrackStatus.STATIONARY;
  }
}
