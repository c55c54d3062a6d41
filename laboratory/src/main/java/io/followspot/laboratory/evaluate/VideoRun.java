package io.followspot.laboratory.evaluate;

import io.followspot.functions.camera.StageSettings;
import io.followspot.functions.camera.TrackerSettings;
import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.laboratory.evaluation.TrackerRun;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.vision.CameraVision;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.pipeline.CameraPipeline;
import io.followspot.vision.pipeline.PipelineStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From pixels to tracks like a camera function: the same vision and tracker, configured by a
 * registration, with the tracks' boxes passed to the vision of the next frame.
 */
final class VideoRun {
  private final CameraPipeline pipeline;
  private int refused;

  private VideoRun(CameraPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * The result of a video.
   *
   * @param rows of the tracks
   * @param frames that were read
   * @param refused of these, which were unusable
   */
  record Outcome(List<MotRow> rows, int frames, int refused) {}

  /**
   * Tracks a video's frames, up to a limit.
   *
   * @param camera with valid settings
   * @param models directory of the networks' files
   * @throws CliException if a network cannot be used
   * @throws io.followspot.ingest.source.SourceException if it cannot be read
   */
  static Outcome of(String video, int maxFrames, CameraRegistration camera, Path models) {
    try (FrameSource source =
            SourceFactory.open(SourceLocation.parse(video), SourceOptions.DEFAULT);
        CameraVision vision = new CameraVision(StageSettings.of(camera.getVision()), models)) {
      Tracker tracker = new Tracker(TrackerSettings.of(camera.getTracking()));
      VideoRun run = new VideoRun(new CameraPipeline(vision::step, tracker));
      List<MotRow> rows = new ArrayList<>();
      int frame = 0;
      while (frame < maxFrames) {
        Optional<CapturedFrame> next = source.next();
        if (next.isEmpty()) {
          break;
        }
        frame++;
        rows.addAll(run.track(frame, next.get()));
      }
      return new Outcome(rows, frame, run.refused);
    }
  }

  private List<MotRow> track(int number, CapturedFrame frame) {
    try {
      PipelineStep step = pipeline.onPicture(frame.offsetUs(), frame.jpeg().toByteArray());
      if (!step.vision().trouble().isEmpty()) {
        throw new CliException(step.vision().trouble());
      }
      return TrackerRun.rows(number, step.observations());
    } catch (FrameRefusedException e) {
      refused++;
      return List.of();
    }
  }
}
