package io.followspot.gateway.mot;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.protos.v1.TrackPosition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code /v1/cameras/{id}/tracks.mot}: a camera's tracks in MOTChallenge format, for evaluation.
 */
public final class MotRoutes {
  private static final int MAX_ROWS = 1_000_000;

  private final Positions positions;
  private final Clock clock;

  /** Reads the positions that are still stored. */
  @FunctionalInterface
  public interface Positions {
    /** Passes on those of a camera between two times until the predicate returns false. */
    void read(String cameraId, long fromUs, long toUs, Predicate<TrackPosition> taker)
        throws InterruptedException;
  }

  /** Creates the routes; the clock defines the present. */
  public MotRoutes(Positions positions, Clock clock) {
    this.positions = positions;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture("/v1/cameras/{camera}/tracks.mot", this::write, "from", "to", "fill"));
  }

  private void write(Call call) throws InterruptedException {
    TimeRange range = TimeRange.of(call.parameters(), clock);
    long fromUs = range.fromUs();
    long toUs = range.toUs();
    boolean fill = call.parameters().flag("fill").orElse(false);
    MotRows sheet = new MotRows(MAX_ROWS);
    boolean[] all = {true};
    positions.read(
        call.variable("camera"),
        fromUs,
        toUs,
        position -> {
          all[0] = sheet.add(position);
          return all[0];
        });
    if (!all[0]) {
      throw Problem.badParameter(
          "from", "more than " + MAX_ROWS + " rows: request a shorter time range");
    }
    call.bytes("text/csv; charset=utf-8", sheet.text(fill).getBytes(StandardCharsets.UTF_8));
  }
}
