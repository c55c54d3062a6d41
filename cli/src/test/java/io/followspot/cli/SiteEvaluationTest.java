package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SiteEvaluationTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Two cameras directed straight down, 100 pixels a metre, the second one rotated by 180°. */
  private void write(String points) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"sensors": {
          "a": {"camera points": [[100,100],[900,100],[900,700],[100,700]],
                "map points": [[1,7],[9,7],[9,1],[1,1]], "width": 1000, "height": 800},
          "b": {"camera points": [[100,100],[900,100],[900,700],[100,700]],
                "map points": %s, "width": 1000, "height": 800}}}
        """
            .formatted(points));
    List<String> truth = new ArrayList<>();
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    for (int f = 0; f < 60; f++) {
      String time = String.format(Locale.ROOT, "2026-01-01T00:00:%02d.%d00Z", f / 10, f % 10);
      double x = 2 + 0.1 * f;
      truth.add(
          line(
              "{'timestamp':'%s','objects':{'person':[{'id':0,'translation':[%f,4,0]}]}}",
              time, x));
      a.add(box(time, 100 * x, 400));
      b.add(box(time, 1000 - 100 * x, 400));
    }
    Files.write(folder.resolve("gtLoc.json"), truth);
    Files.write(folder.resolve("a.json"), a);
    Files.write(folder.resolve("b.json"), b);
  }

  private static String box(String time, double x, double bottom) {
    return line(
        "{'timestamp':'%s','objects':{'person':[{'id':3,'bounding_box_px':"
            + "{'x':%f,'y':%f,'width':20,'height':40}}]}}",
        time, x - 10, bottom - 40);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace('\'', '"'), values);
  }

  private int run(String... arguments) {
    CommandLine line = FollowspotMain.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private JsonNode evaluate(Path site, String rate) throws IOException {
    assertThat(run("evaluate", "--site", site.toString(), "--site-rate", rate, "--json")).isZero();
    JsonNode scores = new ObjectMapper().readTree(out.toString());
    out.getBuffer().setLength(0);
    return scores;
  }

  @Test
  void evaluate_site_scoresOnePersonOfTwoCamerasAsOne() throws IOException {
    write("[[9,1],[1,1],[1,7],[9,7]]");

    JsonNode scores = evaluate(folder, "");

    assertThat(scores.get("identities").asInt()).isEqualTo(1);
    assertThat(scores.get("IDF1").asDouble()).isEqualTo(1);
    assertThat(scores.get("HOTA").asDouble()).isGreaterThan(0.8);
  }

  @Test
  void evaluate_siteWithPointsOnOneLine_namesTheCamera() throws IOException {
    write("[[9,1],[8,1],[7,1],[6,1]]");

    assertThat(run("evaluate", "--site", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("camera b").contains("one line");
  }

  @Test
  void evaluate_neitherSequenceNorSite_saysWhatIsMissing() {
    assertThat(run("evaluate")).isEqualTo(2);
    assertThat(err.toString()).contains("--sequence").contains("--site");
  }

  @Test
  void calibrate_unknownCamera_isRefused() throws IOException {
    write("[[9,1],[1,1],[1,7],[9,7]]");

    assertThat(run("site", "calibrate", "a", "--from-tracks", "z", "--site", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("no calibrated camera z");
  }

  @Test
  void evaluate_twoCameras_isAsDocumented() throws IOException {
    Path site = Path.of("").toAbsolutePath().getParent().resolveSibling("shared/data/two_cameras");
    assumeTrue(Files.isDirectory(site), "skipped: " + site + " is not here");

    JsonNode ten = evaluate(site, "_10fps");
    JsonNode one = evaluate(site, "_1fps");

    assertThat(ten.get("HOTA").asDouble()).isGreaterThan(0.935);
    assertThat(ten.get("IDF1").asDouble()).isGreaterThanOrEqualTo(0.999);
    assertThat(ten.get("jerk_ratio").asDouble()).isLessThan(1.2);
    assertThat(one.get("HOTA").asDouble()).isGreaterThan(0.9);
  }
}
