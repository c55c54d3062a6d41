package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.media.Jpegs;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotateCommandTest {
  private static final int FRAMES = 150;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void annotate_simulatedScene_writesFilmTracksAndSummary() throws Exception {
    Path film = folder.resolve("out.mp4");
    Path tracks = folder.resolve("tracks.txt");

    int exit =
        run(
            "sim:lobby",
            "--frames",
            FRAMES + "",
            "-o",
            film + "",
            "--tracks",
            tracks + "",
            "--line",
            "mid=0,0.6;1,0.6",
            "--json");

    assertThat(exit).as(err.toString()).isZero();
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertThat(summary.get("frames").asInt()).isEqualTo(FRAMES);
    assertThat(summary.get("tracks").size()).isGreaterThan(1);
    assertThat(summary.get("lines").get(0).get("line").asText()).isEqualTo("mid");
    List<MotRow> rows = MotRow.parse(Files.readAllLines(tracks));
    assertThat(rows).hasSizeGreaterThan(50).allMatch(row -> row.frame() <= FRAMES);
    List<CapturedFrame> written = read(film + "");
    assertThat(written).hasSize(FRAMES);
    assertThat(difference(written.get(FRAMES - 1), read("sim:lobby").get(FRAMES - 1)))
        .as("pixels that boxes and captions changed")
        .isGreaterThan(500);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void annotate_sourceThatIsNotThere_leavesNothingBehind() {
    Path film = folder.resolve("out.mp4");

    assertThat(run(folder.resolve("missing.mp4") + "", "-o", film + "")).isEqualTo(2);

    assertThat(err.toString()).contains("missing.mp4");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void annotate_badArguments_areRefusedBeforeTheWork() {
    assertThat(run("sim:lobby", "-o", folder.resolve("no/such/out.mp4") + "")).isEqualTo(2);
    assertThat(err.toString()).contains("no such writable folder");
    assertThat(run("sim:lobby", "-o", folder.resolve("out.avi") + "")).isEqualTo(2);
    assertThat(err.toString()).contains("must end in .mp4");
    assertThat(run("sim:lobby", "--set", "tracking.min_hits=0")).isEqualTo(2);
    assertThat(err.toString()).contains("tracking.min_hits");
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("annotate"));
    all.addAll(List.of(args));
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private static List<CapturedFrame> read(String source) {
    List<CapturedFrame> frames = new ArrayList<>();
    try (FrameSource opened =
        SourceFactory.open(SourceLocation.parse(source), SourceOptions.DEFAULT)) {
      Optional<CapturedFrame> next = opened.next();
      while (next.isPresent() && frames.size() < FRAMES) {
        frames.add(next.get());
        next = opened.next();
      }
    }
    return frames;
  }

  /** How many pixels differ clearly. */
  private static int difference(CapturedFrame one, CapturedFrame other) {
    BufferedImage a = Jpegs.decode(one.jpeg().toByteArray()).orElseThrow();
    BufferedImage b = Jpegs.decode(other.jpeg().toByteArray()).orElseThrow();
    int count = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int green = (a.getRGB(x, y) >> 8 & 0xFF) - (b.getRGB(x, y) >> 8 & 0xFF);
        count += Math.abs(green) > 60 ? 1 : 0;
      }
    }
    return count;
  }
}
