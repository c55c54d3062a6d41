package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneObject;
import io.followspot.simulation.scene.SceneRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
  private static final int FRAMES = 120;
  private static final int FIRST = 150;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeSequence() throws IOException {
    Files.createDirectories(folder.resolve("gt"));
    Files.writeString(
        folder.resolve("seqinfo.ini"),
        "[Sequence]\nname=lobby\nframeRate=15\nseqLength=120\nimWidth=640\nimHeight=360\n");
    Files.write(folder.resolve("gt/gt.txt"), rows(true));
    Files.write(folder.resolve("det.txt"), rows(false));
  }

  @Test
  void evaluate_truthAsResults_isPerfect() {
    assertThat(run("--results", folder.resolve("gt/gt.txt").toString())).isZero();

    assertThat(out.toString()).contains("lobby", "HOTA", "100.000", "IDF1");
  }

  @Test
  void evaluate_settings_areThoseOfARegistration() throws IOException {
    String detections = folder.resolve("det.txt").toString();

    assertThat(run("--detections", detections, "--set", "tracking.min_hits=100", "--json"))
        .isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).get("MOTA").asDouble())
        .as("a track is confirmed with its hundredth detection, of 120 frames")
        .isBetween(0.0, 10.0);
    assertThat(run("--detections", detections, "--set", "tracking.min_hits=0")).isEqualTo(2);
    assertThat(err.toString()).contains("tracking.min_hits is 0; it must be within 1 to 100");
    assertThat(run("--detections", detections, "--model", "a.onnx", "--model-head", "ssd"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("vision.model_head");
  }

  @Test
  void evaluate_perfectDetections_areTrackedWell() throws IOException {
    Path written = folder.resolve("tracks.txt");
    int exit =
        run(
            "--detections",
            folder.resolve("det.txt").toString(),
            "--json",
            "--write",
            written + "");

    assertThat(exit).isZero();
    JsonNode scores = new ObjectMapper().readTree(out.toString());
    assertThat(scores.get("HOTA").asDouble()).isGreaterThan(70);
    assertThat(scores.get("IDSW").asInt()).isLessThanOrEqualTo(2);
    assertThat(scores.get("annotations").asInt()).isEqualTo(rows(true).size());
    // The rows it wrote score the same.
    double hota = scores.get("HOTA").asDouble();
    out.getBuffer().setLength(0);
    assertThat(run("--results", written.toString(), "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).get("HOTA").asDouble())
        .isCloseTo(hota, within(0.5));
  }

  @Test
  void evaluate_video_tracksItsPixels() throws IOException {
    Path images = Files.createDirectories(folder.resolve("img1"));
    SceneRenderer renderer = new SceneRenderer(Scene.lobby(1));
    for (int n = 0; n < FRAMES; n++) {
      Path image = images.resolve(String.format(Locale.ROOT, "%06d.jpg", n + 1));
      Files.write(image, renderer.jpeg(n + FIRST));
    }

    assertThat(run("--video", images.toString(), "--json")).isZero();

    JsonNode scores = new ObjectMapper().readTree(out.toString());
    assertThat(scores.get("results").asInt()).isPositive();
    assertThat(scores.get("HOTA").asDouble()).isGreaterThan(10);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void evaluate_noVideo_saysSo() {
    assertThat(run("--video", folder.resolve("none.avi").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("there is no file").contains("none.avi");
  }

  @Test
  void evaluate_minScoreAboveAll_leavesNothing() throws IOException {
    String detections = folder.resolve("det.txt").toString();

    assertThat(run("--detections", detections, "--min-score", "0.95", "--json")).isZero();

    assertThat(new ObjectMapper().readTree(out.toString()).get("results").asInt()).isZero();
  }

  @Test
  void evaluate_noGroundTruth_saysSo() throws IOException {
    Files.delete(folder.resolve("gt/gt.txt"));

    assertThat(run("--results", "x.txt")).isEqualTo(2);
    assertThat(err.toString()).contains("no ground truth: there is no file").contains("gt.txt");
  }

  @Test
  void evaluate_noSuchFile_saysSo() {
    assertThat(run("--detections", "nowhere.txt")).isEqualTo(2);
    assertThat(err.toString()).contains("no detections: there is no file nowhere.txt");
  }

  @Test
  void evaluate_badRow_isNamedByNumber() throws IOException {
    Path bad = folder.resolve("bad.txt");
    Files.writeString(bad, "1,1,0,0,10,10,1\n1,2,zero,0,10,10,1\n");

    assertThat(run("--results", bad.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("bad.txt").contains("row 2: column 3: 'zero'");
  }

  @Test
  void evaluate_boxWithoutArea_isNamedByFrame() throws IOException {
    Path bad = folder.resolve("bad.txt");
    Files.writeString(bad, "7,-1,0,0,10,0,0.9\n");

    assertThat(run("--detections", bad.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("detection in frame 7: box has no area: 10.0 x 0.0");
  }

  @Test
  void evaluate_resultsOfALongerSequence_areRefused() throws IOException {
    Path longer = folder.resolve("longer.txt");
    Files.writeString(longer, "121,1,0,0,10,10,1\n");

    assertThat(run("--results", longer.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("frame 121, but the sequence has 120");
  }

  @Test
  void evaluate_bothInputsOrNone_isRefused() {
    assertThat(run("--results", "a", "--detections", "b")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("--detections");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("evaluate", "--sequence", folder.toString()));
    all.addAll(List.of(arguments));
    CommandLine line = FollowspotMain.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(all.toArray(new String[0]));
  }

  private static List<String> rows(boolean truth) {
    Scene scene = Scene.lobby(1);
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < FRAMES; n++) {
      for (SceneObject object : scene.frame(n + FIRST).objects()) {
        rows.add(
            String.format(
                Locale.ROOT,
                "%d,%d,%.2f,%.2f,%.2f,%.2f,%s,-1,-1,-1",
                n + 1,
                truth ? object.id() : -1,
                object.box().leftPx(),
                object.box().topPx(),
                object.box().widthPx(),
                object.box().heightPx(),
                truth ? "1" : "0.9"));
      }
    }
    return rows;
  }
}
