package io.followspot.laboratory.annotate;

import io.followspot.functions.camera.Regions;
import io.followspot.functions.camera.StageSettings;
import io.followspot.functions.camera.TrackerSettings;
import io.followspot.ingest.source.CapturedFrame;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.zones.RegionTransition;
import io.followspot.tracking.zones.ZoneMonitor;
import io.followspot.vision.CameraVision;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.pipeline.CameraPipeline;
import io.followspot.vision.pipeline.PipelineStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tracks the objects of a film with the pipeline of the camera function. */
final class FilmTracker implements AutoCloseable {
  private final CameraVision vision;
  private final CameraPipeline pipeline;
  private final ZoneMonitor regions;
  private int frames;
  private int refused;
  private long latestUs;
  private int widthPx = 1;
  private int heightPx = 1;

  /**
   * Creates the pipeline.
   *
   * @param camera with valid settings
   * @param models directory of the networks' files
   */
  FilmTracker(CameraRegistration camera, Path models) {
    Regions declared = Regions.of(camera);
    regions = new ZoneMonitor(declared.zones(), declared.lines());
    vision = new CameraVision(StageSettings.of(camera.getVision()), models);
    pipeline =
        new CameraPipeline(vision::step, new Tracker(TrackerSettings.of(camera.getTracking())));
  }

  /**
   * Processes the next frame.
   *
   * @throws CliException if a network cannot be used
   */
  AnnotatedFrame next(CapturedFrame frame) {
    frames++;
    latestUs = frame.offsetUs();
    List<Observation> observations = List.of();
    try {
      PipelineStep step = pipeline.onPicture(frame.offsetUs(), frame.jpeg().toByteArray());
      if (!step.vision().trouble().isEmpty()) {
        throw new CliException(step.vision().trouble());
      }
      widthPx = step.vision().widthPx();
      heightPx = step.vision().heightPx();
      observations = step.observations();
    } catch (FrameRefusedException e) {
      refused++;
    }
    return result(observations);
  }

  /** Ends all tracks after the last frame. */
  AnnotatedFrame end() {
    return result(pipeline.tracker().endAll(EndReason.STREAM_ENDED, latestUs));
  }

  /** How many frames could not be decoded. */
  int refused() {
    return refused;
  }

  private AnnotatedFrame result(List<Observation> observations) {
    Map<Long, List<RegionTransition>> transitions = new TreeMap<>();
    for (Observation observation : observations) {
      List<RegionTransition> some = regions.observe(observation, widthPx, heightPx, latestUs);
      if (!some.isEmpty()) {
        transitions.put(observation.ordinal(), some);
      }
    }
    return new AnnotatedFrame(frames, latestUs, observations, transitions);
  }

  @Override
  public void close() {
    vision.close();
  }
}
