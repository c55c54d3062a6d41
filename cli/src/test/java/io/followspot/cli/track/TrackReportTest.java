package io.followspot.cli.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.ZoneVisit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TrackReportTest {
  @Test
  void print_endedTrack_saysAllAboutIt() {
    TrackSnapshot track =
        TrackSnapshot.newBuilder()
            .setTrackId("lobby.1.42")
            .setCameraId("lobby")
            .setCameraEpoch(1)
            .setStatus(TrackStatus.TRACK_STATUS_ENDED)
            .setReason(EndReason.END_REASON_STREAM_ENDED)
            .setFrameWidthPx(640)
            .setFrameHeightPx(360)
            .setFirstSeenUs(1_000_000)
            .setLastSeenUs(66_000_000)
            .setHits(1234)
            .setDistancePx(2345.6)
            .addVisits(visit("door", 3_000_000, 7_500_000))
            .addVisits(visit("desk", 9_000_000, 0))
            .addPath(point(0, 0))
            .build();

    String sheet = print(track, true);

    assertThat(sheet)
        .contains("lobby.1.42", "ended (stream ended)", "1 min 5 s", "1,234", "2,346 px")
        .containsPattern("door from .*, 4\\.5 s")
        .containsPattern("desk from .*still there")
        .contains("TIME");
  }

  @Test
  void print_livingTrackWithoutAPath_drawsNothing() {
    TrackSnapshot track =
        TrackSnapshot.newBuilder().setStatus(TrackStatus.TRACK_STATUS_CONFIRMED).build();

    assertThat(print(track, false)).contains("confirmed").doesNotContain("┌");
  }

  @Test
  void picture_diagonal_goesFromCornerToCorner() {
    List<String> lines =
        PathPlot.of(
                TrackSnapshot.newBuilder()
                    .setFrameWidthPx(640)
                    .setFrameHeightPx(480)
                    .addPath(point(0, 0))
                    .addPath(point(639, 479))
                    .build())
            .lines();

    assertThat(lines).hasSize(20).allMatch(line -> line.length() == 50);
    assertThat(lines.get(1)).startsWith("│S");
    assertThat(lines.get(18)).endsWith("E│");
    assertThat(lines.subList(2, 18)).allMatch(line -> line.matches(".*[\\u2801-\\u28ff].*"));
  }

  @Test
  void picture_pathBeyondTheFrame_staysInside() {
    List<String> lines =
        PathPlot.of(
                TrackSnapshot.newBuilder()
                    .setFrameWidthPx(640)
                    .setFrameHeightPx(480)
                    .addPath(point(-500, 9000))
                    .addPath(point(1e9f, -40))
                    .build())
            .lines();

    assertThat(lines).hasSize(20).allMatch(line -> line.length() == 50);
  }

  private static String print(TrackSnapshot track, boolean points) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    new TrackReport(track, Ansi.OFF).print(writer, points);
    writer.flush();
    return out.toString();
  }

  private static PathPoint point(float x, float y) {
    return PathPoint.newBuilder().setXPx(x).setYPx(y).build();
  }

  private static ZoneVisit visit(String zone, long enteredAtUs, long exitedAtUs) {
    return ZoneVisit.newBuilder()
        .setZoneId(zone)
        .setEnteredAtUs(enteredAtUs)
        .setExitedAtUs(exitedAtUs)
        .build();
  }
}
