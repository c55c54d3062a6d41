package io.followspot.laboratory.annotate;

import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.laboratory.evaluate.ModelFiles;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.laboratory.evaluation.TrackerRun;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.terminal.CliException;
import io.followspot.terminal.registration.RegionParser;
import io.followspot.terminal.registration.RegistrationMonitor;
import io.followspot.terminal.registration.SettingsField;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the tracks of a film into it, without Kafka or Flink. */
@Command(
    name = "annotate",
    description =
        "Tracks the objects of a film and draws them in, with the pipeline that a camera runs, but"
            + " without Kafka or Flink. Prints the tracks, the line crossings and what looks"
            + " doubtful.",
    mixinStandardHelpOptions = true)
public final class AnnotateCommand implements Callable<Integer> {
  private static final long PROGRESS_EVERY_NS = 2_000_000_000L;

  @Parameters(
      paramLabel = "VIDEO",
      description = "A video file, a folder of images, a stream address or sim:lobby.")
  private String video = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.mp4",
      description = "Write the film with the tracks drawn in.")
  private @Nullable Path output;

  @Option(
      names = "--tracks",
      paramLabel = "FILE",
      description = "Write the tracks' boxes, in MOTChallenge format.")
  private @Nullable Path tracks;

  @Option(
      names = {"--line", "--lines"},
      paramLabel = "NAME=x,y;x,y",
      description = "A line to count crossings; 0,0 is the top left and 1,1 the bottom right.")
  private List<String> lines = List.of();

  @Option(
      names = {"--zone", "--zones"},
      paramLabel = "NAME=x,y;x,y;...",
      description = "A zone: three or more corners.")
  private List<String> zones = List.of();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "As a camera would be registered: tracking.min_hits=5.")
  private List<String> settings = List.of();

  @Option(names = "--frames", paramLabel = "N", description = "Stop after this many frames.")
  private long maxFrames = Long.MAX_VALUE;

  @Mixin private ModelFiles models = new ModelFiles();

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (maxFrames < 1) {
      throw new CliException("--frames " + maxFrames + " is not above zero");
    }
    checkOutputs();
    CameraRegistration camera = camera();
    FilmSummary summary =
        new FilmSummary(camera.getLinesList().stream().map(Line::getLineId).toList());
    SummaryReport report = run(camera, summary);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.toJson());
    } else {
      report.print(out, spec.commandLine().getColorScheme().ansi());
    }
    out.flush();
    return 0;
  }

  private SummaryReport run(CameraRegistration camera, FilmSummary summary) throws IOException {
    List<MotRow> rows = new ArrayList<>();
    long frames = 0;
    long latestUs = 0;
    int refused;
    try (FrameSource source = open();
        FilmTracker tracker = new FilmTracker(camera, models.directory());
        AnnotatedFilm film =
            output == null ? null : new AnnotatedFilm(output, new FramePainter(camera, summary))) {
      long saidAtNs = System.nanoTime();
      while (frames < maxFrames) {
        Optional<CapturedFrame> next = source.next();
        if (next.isEmpty()) {
          break;
        }
        AnnotatedFrame frame = tracker.next(next.get());
        frames++;
        latestUs = frame.offsetUs();
        summary.add(frame);
        rows.addAll(TrackerRun.rows(frame.number(), frame.observations()));
        if (film != null) {
          film.add(next.get(), frame);
        }
        if (System.nanoTime() - saidAtNs > PROGRESS_EVERY_NS) {
          saidAtNs = System.nanoTime();
          progress(frames, source);
        }
      }
      if (frames == 0) {
        throw new CliException(video + " has no frames");
      }
      summary.add(tracker.end());
      refused = tracker.refused();
      if (film != null) {
        film.finish();
      }
    }
    if (tracks != null) {
      Files.write(tracks, rows.stream().map(MotRow::format).toList());
    }
    return new SummaryReport(summary, frames, refused, latestUs);
  }

  private FrameSource open() {
    try {
      return SourceFactory.open(SourceLocation.parse(video), SourceOptions.DEFAULT);
    } catch (SourceException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  private void progress(long frames, FrameSource source) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%,d frames of %s%n",
        frames,
        source.frames().isPresent() ? "about " + source.frames().getAsLong() : "a live source");
    err.flush();
  }

  /** Checks before the work what would fail after it. */
  private void checkOutputs() {
    for (Path file : new Path[] {output, tracks}) {
      Path folder = file == null ? null : file.toAbsolutePath().getParent();
      if (file != null && folder != null && !Files.isWritable(folder)) {
        throw new CliException("cannot write " + file + ": no such writable folder " + folder);
      }
    }
    if (output != null && !output.toString().toLowerCase(Locale.ROOT).endsWith(".mp4")) {
      throw new CliException("--output " + output + " must end in .mp4: that is what is written");
    }
  }

  private CameraRegistration camera() {
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("annotated");
    models.applyTo(camera.getVisionBuilder());
    lines.forEach(line -> camera.addLines(RegionParser.line(line)));
    zones.forEach(zone -> camera.addZones(RegionParser.zone(zone)));
    settings.forEach(setting -> SettingsField.set(camera, setting));
    RegistrationMonitor.requireSound(camera.build());
    return camera.build();
  }
}
