package io.followspot.cli.track;

import io.followspot.json.MessageJson;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.ZoneVisit;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.Table;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The full report of one track, as text. */
final class TrackReport {
  private final TrackSnapshot track;
  private final Ansi ansi;

  TrackReport(TrackSnapshot track, Ansi ansi) {
    this.track = track;
    this.ansi = ansi;
  }

  /** Prints the report; with every point of the path if requested. */
  void print(PrintWriter out, boolean points) {
    out.println(ansi.string("@|bold " + track.getTrackId() + "|@  " + status()));
    about(out);
    where(out);
    track.getVisitsList().forEach(visit -> line(out, "zone", visit(visit)));
    if (track.getPathCount() > 0) {
      line(out, "path", number("%,d points", track.getPathCount()));
      PathPlot.of(track).lines().forEach(picture -> out.println("  " + picture));
    }
    if (points) {
      table().print(out, ansi);
    }
  }

  private String status() {
    String word = MessageJson.word(track.getStatus());
    if (track.getStatus() == TrackStatus.TRACK_STATUS_ENDED) {
      return "@|faint "
          + word
          + " ("
          + MessageJson.word(track.getReason()).replace('_', ' ')
          + ")|@";
    }
    String colour = track.getStatus() == TrackStatus.TRACK_STATUS_LOST ? "yellow" : "green";
    return "@|" + colour + " " + word + "|@";
  }

  private void about(PrintWriter out) {
    String label = track.getLabel().isEmpty() ? "object" : track.getLabel();
    line(out, "what", number("%s, confidence %.2f", label, track.getConfidence()));
    line(
        out,
        "camera",
        number("%s, its registration no. %d", track.getCameraId(), track.getCameraEpoch()));
    line(
        out,
        "seen",
        LocalTimes.dayAndTime(track.getFirstSeenUs())
            + " to "
            + LocalTimes.time(track.getLastSeenUs())
            + ", "
            + LocalTimes.length(track.getLastSeenUs() - track.getFirstSeenUs()));
    line(
        out,
        "frames",
        number(
            "seen in %,d of %,d, missed in the last %,d",
            track.getHits(), track.getAge(), track.getMisses()));
    line(out, "events", number("%,d", track.getSequence()));
  }

  private void where(PrintWriter out) {
    var box = track.getBox();
    line(
        out,
        "box",
        number(
            "%.0f x %.0f px at %.0f, %.0f in a frame of %d x %d",
            box.getWidthPx(),
            box.getHeightPx(),
            box.getLeftPx(),
            box.getTopPx(),
            track.getFrameWidthPx(),
            track.getFrameHeightPx()));
    line(
        out,
        "moving",
        number(
            "%.1f px/s (%.1f, %.1f)%s",
            track.getSpeedPxPerS(),
            track.getVelocity().getXPxPerS(),
            track.getVelocity().getYPxPerS(),
            track.hasBearingDeg() ? number(", bearing %.0f°", track.getBearingDeg()) : ""));
    line(out, "distance", number("%,.0f px", track.getDistancePx()));
    if (track.getZonesCount() > 0) {
      line(out, "now in", String.join(", ", track.getZonesList()));
    }
  }

  private static String visit(ZoneVisit visit) {
    String entered = visit.getZoneId() + " from " + LocalTimes.time(visit.getEnteredAtUs());
    return visit.getExitedAtUs() == 0
        ? entered + ", still there"
        : entered
            + " to "
            + LocalTimes.time(visit.getExitedAtUs())
            + ", "
            + LocalTimes.length(visit.getExitedAtUs() - visit.getEnteredAtUs());
  }

  private Table table() {
    Table table = new Table("TIME", "X", "Y");
    for (PathPoint point : track.getPathList()) {
      table.row(
          LocalTimes.time(point.getCapturedAtUs()),
          number("%.1f", point.getXPx()),
          number("%.1f", point.getYPx()));
    }
    return table;
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("  %-10s%s%n", name, value);
  }
}
