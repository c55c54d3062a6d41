package io.followspot.checks.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.Project;
import io.followspot.laboratory.evaluation.Benchmark;
import io.followspot.laboratory.evaluation.Evaluation;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.laboratory.evaluation.TrackerRun;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import io.followspot.vision.CameraVision;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.pipeline.CameraPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shaken real recording: people must be tracked as well as with a fixed camera. */
class ShakenCameraIT {
  private static final int FRAMES = 400;
  private static final int SHAKE_PX = 6;

  /** Cropped on each side, so that there are pixels beyond the window. */
  private static final int MARGIN_PX = 16;

  @Test
  void shaken_compensated_losesFewerThanThreePoints() throws Exception {
    double still = hota(0, CompensationMode.OFF);
    double shaken = hota(SHAKE_PX, CompensationMode.AFFINE);
    double cheap = hota(SHAKE_PX, CompensationMode.PHASE);
    double uncompensated = hota(SHAKE_PX, CompensationMode.OFF);
    assertThat(still - shaken).as("points lost of %.1f, affine", still).isLessThan(3);
    assertThat(still - cheap).as("points lost of %.1f, phase", still).isLessThan(3);
    assertThat(still - uncompensated).as("points lost without compensation").isGreaterThan(3);
  }

  private static double hota(int shakePx, CompensationMode mode) throws Exception {
    Optional<Path> video = Project.data("video/vtest.avi");
    Optional<Path> truth = Project.data("mot/PETS09-S2L1/gt/gt.txt");
    assumeTrue(video.isPresent() && truth.isPresent(), "skipped: the recording is not here");
    List<MotRow> rows = new ArrayList<>();
    try (ShakenFootage footage = new ShakenFootage(video.get().toString(), MARGIN_PX, shakePx);
        CameraVision vision = new CameraVision(VisionConfig.DEFAULT.withCompensation(mode))) {
      CameraPipeline pipeline =
          new CameraPipeline(vision::step, new Tracker(TrackerConfig.DEFAULT));
      for (int frame = 1; frame <= FRAMES; frame++) {
        rows.addAll(
            TrackerRun.rows(
                frame,
                pipeline
                    .onPicture(frame * 1_000_000L / 7, footage.next().orElseThrow())
                    .observations()));
      }
      List<MotRow> annotations = footage.annotations(MotRow.parse(Files.readAllLines(truth.get())));
      Evaluation score = Evaluation.of(FRAMES, annotations, rows, Benchmark.MOT15);
      return 100 * score.hota().hota();
    }
  }
}
