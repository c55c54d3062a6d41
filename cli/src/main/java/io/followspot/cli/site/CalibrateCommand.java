package io.followspot.cli.site;

import io.followspot.identity.calibration.CalibrationException;
import io.followspot.identity.calibration.FloorTrackSample;
import io.followspot.identity.calibration.PictureSample;
import io.followspot.identity.calibration.TrackCalibration;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.SiteCamera;
import io.followspot.identity.site.TrackSighting;
import io.followspot.laboratory.evaluate.SiteFolder;
import io.followspot.terminal.CliException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Estimates a camera's homography from people that a calibrated camera sees too. */
@Command(
    name = "calibrate",
    description =
        "Estimates a camera's homography from the tracks that it and a calibrated camera have of"
            + " the same people at the same times, and prints it with its residuals. Reads a"
            + " recorded site: a folder with config.json and boxes per camera, as evaluate --site.",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CAMERA", description = "The camera without calibration.")
  private String camera = "";

  @Option(
      names = "--from-tracks",
      required = true,
      paramLabel = "OTHER",
      description = "A calibrated camera of the site.")
  private String other = "";

  @Option(names = "--site", required = true, paramLabel = "DIR", description = "The recorded site.")
  private Path folder = Path.of("");

  @Option(
      names = "--site-rate",
      paramLabel = "SUFFIX",
      defaultValue = "",
      description = "Which of the site's recordings: CAMERASUFFIX.json, for example _10fps.")
  private String suffix = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SiteFolder site = SiteFolder.open(folder);
    SiteCamera calibrated =
        site.cameras().stream()
            .filter(each -> each.cameraId().equals(other))
            .findFirst()
            .orElseThrow(() -> new CliException("the site has no calibrated camera " + other));
    TrackCalibration.Result found;
    try {
      found = TrackCalibration.of(here(site), there(site, calibrated));
    } catch (CalibrationException e) {
      throw new CliException(
          camera + " cannot be calibrated from " + other + ": " + e.getMessage());
    }
    print(found);
    return 0;
  }

  private List<PictureSample> here(SiteFolder site) {
    List<PictureSample> samples = new ArrayList<>();
    for (CameraFrame frame : site.frames(camera, suffix)) {
      for (TrackSighting s : frame.sightings()) {
        samples.add(new PictureSample(frame.capturedAtUs(), s.trackId(), s.box().anchor()));
      }
    }
    return samples;
  }

  private List<FloorTrackSample> there(SiteFolder site, SiteCamera calibrated) {
    List<FloorTrackSample> samples = new ArrayList<>();
    for (CameraFrame frame : site.frames(other, suffix)) {
      for (TrackSighting s : frame.sightings()) {
        calibrated
            .view()
            .homography()
            .toFloor(s.box().anchor())
            .map(floor -> new FloorTrackSample(frame.capturedAtUs(), s.trackId(), floor))
            .ifPresent(samples::add);
      }
    }
    return samples;
  }

  private void print(TrackCalibration.Result found) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s from %s: %d moments of %d tracks, residual %.3f m (root mean square), condition %.1f%n",
        camera,
        other,
        found.moments(),
        found.tracks().size(),
        found.fit().rmsM(),
        found.fit().conditionNumber());
    double[] h = found.fit().homography().values();
    for (int row = 0; row < 3; row++) {
      out.printf(Locale.ROOT, "%.9g %.9g %.9g%n", h[3 * row], h[3 * row + 1], h[3 * row + 2]);
    }
    out.flush();
  }
}
