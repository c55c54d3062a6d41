package io.followspot.cli.model;

import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.protos.CocoLabels;
import io.followspot.terminal.CliException;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.onnx.ModelException;
import io.followspot.vision.onnx.ModelProbe;
import io.followspot.vision.onnx.ModelProbe.HeadFit;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how a model file can be used. */
@Command(
    name = "check",
    description = {
      "Runs an ONNX detector and says which vision.model_head reads its answers.",
      "Give a picture that shows what the model knows: several heads share a shape, and only what"
          + " is found tells them apart."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final int SHOWN = 8;

  @Parameters(paramLabel = "FILE", description = "The ONNX file.")
  private Path file = Path.of("");

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "A JPEG or PNG picture, or a video whose first frame is taken.")
  private @Nullable String picture;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new CliException("there is no file " + file);
    }
    ModelProbe.Report report;
    try {
      report = ModelProbe.of(file, CocoLabels.ALL, picture == null ? null : firstFrame(picture));
    } catch (ModelException | FrameRefusedException | SourceException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s takes a picture of %d x %d and answers with a table of %s%n",
        file.getFileName(),
        report.widthPx(),
        report.heightPx(),
        Arrays.toString(report.shape()));
    boolean usable = print(report.fits(), out);
    out.flush();
    return usable ? 0 : 1;
  }

  private boolean print(List<HeadFit> fits, PrintWriter out) {
    if (fits.isEmpty()) {
      out.println("No head reads such a table; supported are YOLOX, YOLOv5 to YOLOv10 and YOLO11.");
      return false;
    }
    HeadFit best = fits.get(0);
    if (best.evidence() == 0) {
      out.println("Its shape fits: " + String.join(", ", fits.stream().map(this::name).toList()));
      out.println(
          picture == null
              ? "Say which by --picture FILE with a picture that shows what the model knows."
              : "Under none of them is anything found in this picture: try one that shows what the"
                  + " model knows.");
      return picture == null;
    }
    out.println(
        "Head: " + name(best) + (best.classes() > 0 ? ", " + best.classes() + " classes" : ""));
    best.detections().stream()
        .limit(SHOWN)
        .forEach(
            d ->
                out.printf(
                    Locale.ROOT,
                    "  %s %.2f at %.0f,%.0f, %.0f x %.0f px%n",
                    d.label(),
                    d.score(),
                    d.box().leftPx(),
                    d.box().topPx(),
                    d.box().widthPx(),
                    d.box().heightPx()));
    if (best.detections().size() > SHOWN) {
      out.printf(Locale.ROOT, "  and %d more%n", best.detections().size() - SHOWN);
    }
    out.printf(
        Locale.ROOT,
        "Use it with: --detector onnx --set vision.model=%s --set vision.model_head=%s%n",
        file.getFileName(),
        name(best));
    return true;
  }

  private String name(HeadFit fit) {
    return fit.head().name().toLowerCase(Locale.ROOT);
  }

  private static byte[] firstFrame(String source) {
    try (FrameSource frames =
        SourceFactory.open(SourceLocation.parse(source), SourceOptions.DEFAULT)) {
      return frames
          .next()
          .map(CapturedFrame::jpeg)
          .orElseThrow(() -> new CliException(source + " has no frames"))
          .toByteArray();
    }
  }
}
