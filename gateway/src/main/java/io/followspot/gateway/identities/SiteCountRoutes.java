package io.followspot.gateway.identities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.FloorHistory;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.SitePlacement;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** {@code /v1/sites/{site}/counts}: people on a site's floor, in its zones and at its lines. */
public final class SiteCountRoutes {
  private final Cameras cameras;
  private final FloorHistory history;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Counts what history has of the sites that cameras are registered with. */
  public SiteCountRoutes(
      Cameras cameras, FloorHistory history, Supplier<Optional<Instant>> historyAsOf, Clock clock) {
    this.cameras = cameras;
    this.history = history;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/v1/sites/{site}/counts", this::count, "from", "to"));
  }

  private void count(Call call) throws IOException {
    String site = call.variable("site");
    List<CameraRegistration> members =
        cameras.all().stream().filter(it -> it.getSite().getSiteId().equals(site)).toList();
    // Only with access to every camera: the counts say what all of them saw.
    boolean known =
        !members.isEmpty()
            && members.stream().allMatch(it -> call.caller().mayRead(it.getCameraId()));
    if (!known) {
      throw Problem.notFound("No camera is registered with a site " + site + ".");
    }
    TimeRange range = TimeRange.of(call.parameters(), clock);
    // Read first: the counts are at least as fresh.
    Optional<Instant> asOf = historyAsOf.get();
    ObjectNode answer = JsonText.object();
    answer.put("site_id", site);
    answer.put("from", TimestampFormat.format(range.fromUs()));
    answer.put("to", TimestampFormat.format(range.toUs()));
    answer.put("people", history.people(site, range.fromUs(), range.toUs()));
    regions(answer, site, range, members.stream().map(CameraRegistration::getSite).toList());
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }

  /** The zones and lines that are registered, and those that were when something happened. */
  private void regions(
      ObjectNode answer, String site, TimeRange range, List<SitePlacement> placements) {
    long beforeUs = range.fromUs() - FloorCounts.RETURN_US;
    FloorCounts counts = new FloorCounts(history.merged(site, beforeUs));
    SortedMap<String, FloorCounts.ZoneTally> zones =
        counts.zones(
            history.visits(site, beforeUs, range.toUs() + FloorCounts.RETURN_US),
            range.fromUs(),
            range.toUs());
    SortedMap<String, FloorCounts.LineTally> lines =
        counts.lines(history.crossings(site, range.fromUs(), range.toUs()));
    for (SitePlacement placement : placements) {
      placement
          .getZonesList()
          .forEach(zone -> zones.putIfAbsent(zone.getZoneId(), FloorCounts.ZoneTally.EMPTY));
      placement
          .getLinesList()
          .forEach(line -> lines.putIfAbsent(line.getLineId(), FloorCounts.LineTally.EMPTY));
    }
    ArrayNode zoneList = answer.putArray("zones");
    zones.forEach(
        (id, zone) ->
            zoneList
                .addObject()
                .put("zone_id", id)
                .put("people", zone.people())
                .put("entries", zone.entries())
                .put("exits", zone.exits())
                .put("inside", zone.inside()));
    ArrayNode lineList = answer.putArray("lines");
    lines.forEach(
        (id, line) ->
            lineList
                .addObject()
                .put("line_id", id)
                .put("forward", line.forward())
                .put("backward", line.backward()));
  }
}
