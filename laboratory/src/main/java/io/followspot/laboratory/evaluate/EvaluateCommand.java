package io.followspot.laboratory.evaluate;

import io.followspot.functions.camera.TrackerSettings;
import io.followspot.laboratory.evaluation.Evaluation;
import io.followspot.laboratory.evaluation.MotFormatException;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.laboratory.evaluation.TrackerRun;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.registration.RegistrationMonitor;
import io.followspot.terminal.registration.SettingsField;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Scores tracks against an annotated sequence; the tracks of this project or of another tracker.
 */
@Command(
    name = "evaluate",
    description =
        "Scores tracks on an annotated sequence in MOTChallenge format: HOTA, CLEAR and Identity,"
            + " by the definitions of TrackEval. With --detections the tracker runs on them; with"
            + " --video it runs on what the built-in vision detects in the pixels; with --results"
            + " the output of any tracker is scored. With --site, identities across calibrated"
            + " cameras are scored on the floor: from the boxes in the folder, or from its videos.",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--sequence",
      paramLabel = "DIR",
      description = "The sequence: a folder with seqinfo.ini and gt/gt.txt.")
  private Path sequence = Path.of("");

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Input input = new Input();

  @Mixin private SiteEvaluation site = new SiteEvaluation();

  @Option(
      names = "--min-score",
      paramLabel = "S",
      defaultValue = "0",
      description = {
        "Ignore detections with a lower score.",
        "Where a file has scores beyond 0 to 1, all of its detections count as 1."
      })
  private double minScore;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Also write the tracks, in MOTChallenge format.")
  private @Nullable Path written;

  @Mixin private ModelFiles networks = new ModelFiles();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "A setting of a registration, for example tracking.min_hits=5, or with --video"
              + " vision.motion_compensation=phase.")
  private List<String> settings = List.of();

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** The input to score. */
  static final class Input {
    @Option(
        names = "--detections",
        required = true,
        paramLabel = "FILE",
        description = "Detections to run the tracker on.")
    private @Nullable Path detections;

    @Option(
        names = "--results",
        required = true,
        paramLabel = "FILE",
        description = "Output of any tracker.")
    private @Nullable Path results;

    @Option(
        names = "--video",
        required = true,
        paramLabel = "FILE",
        description = "The sequence's frames, as a video or a folder of images.")
    private @Nullable String video;
  }

  @Override
  public Integer call() throws IOException {
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new CliException("--min-score " + minScore + " is not within 0 to 1");
    }
    CameraRegistration camera = camera();
    if (site.isAsked()) {
      return site.run(camera, networks.directory(), json, spec.commandLine().getOut());
    }
    if (sequence.toString().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--sequence=DIR' or '--site=DIR'");
    }
    SequenceFolder folder = SequenceFolder.open(sequence);
    List<MotRow> results = results(folder, camera);
    if (written != null) {
      Files.write(written, results.stream().map(MotRow::format).toList());
    }
    Evaluation evaluation;
    try {
      evaluation =
          Evaluation.of(folder.info().frames(), folder.annotations(), results, folder.benchmark());
    } catch (MotFormatException e) {
      throw new CliException("these results do not match " + sequence + ": " + e.getMessage());
    }
    Scores scores = Scores.of(folder, evaluation);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? scores.toJson() : scores.toTable());
    out.flush();
    return 0;
  }

  /** The registration of a camera with these options. */
  private CameraRegistration camera() {
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("evaluated");
    networks.applyTo(camera.getVisionBuilder());
    settings.forEach(setting -> SettingsField.set(camera, setting));
    RegistrationMonitor.requireSound(camera.build());
    return camera.build();
  }

  private List<MotRow> results(SequenceFolder folder, CameraRegistration camera) {
    Path results = input.results;
    if (results != null) {
      return RowFile.read(results, "results");
    }
    String video = input.video;
    if (video != null) {
      return watch(video, folder.info().frames(), camera);
    }
    Path detections = input.detections;
    if (detections == null) {
      throw new CliException("nothing to score: give --detections, --video or --results FILE");
    }
    List<MotRow> rows = RowFile.read(detections, "detections");
    List<FrameDetections> frames;
    try {
      frames = TrackerRun.frames(folder.info(), rows, minScore);
    } catch (MotFormatException e) {
      throw new CliException(detections + " cannot be tracked: " + e.getMessage());
    }
    return TrackerRun.run(new Tracker(TrackerSettings.of(camera.getTracking())), frames);
  }

  private List<MotRow> watch(String video, int frames, CameraRegistration camera) {
    VideoRun.Outcome outcome = VideoRun.of(video, frames, camera, networks.directory());
    PrintWriter err = spec.commandLine().getErr();
    if (outcome.frames() < frames) {
      err.printf("%s has %d frames of the sequence's %d%n", video, outcome.frames(), frames);
    }
    if (outcome.refused() > 0) {
      err.printf("%d frames of %s could not be decoded%n", outcome.refused(), video);
    }
    err.flush();
    return outcome.rows();
  }
}
