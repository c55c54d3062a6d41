package io.followspot.gateway.tracks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /v1/tracks/{id}}: a track, its events and its path. */
public final class TrackRoutes {
  private final TrackFinder finder;

  /** Creates the routes with this finder. */
  public TrackRoutes(TrackFinder finder) {
    this.finder = finder;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/tracks/{track}", this::show, "consistency", "as_of"),
        Route.get("/v1/tracks/{track}/events", this::events),
        Route.get("/v1/tracks/{track}/path", this::path, "format"));
  }

  /** How fresh a response must be. */
  private enum Consistency {
    STRONG
  }

  private void show(Call call) throws IOException, InterruptedException {
    boolean strong = call.parameters().choice("consistency", Consistency.class).isPresent();
    String id = call.variable("track");
    Optional<Long> asOf = call.parameters().timeUs("as_of");
    if (strong && asOf.isPresent()) {
      throw Problem.badParameter("as_of", "refers to the past; consistency=strong refers to now");
    }
    TrackFinder.Found found =
        asOf.isPresent()
            ? finder.findAsOf(id, asOf.get())
            : strong ? finder.ask(id) : finder.find(id);
    TrackSnapshot track = found.track();
    ObjectNode json = MessageJson.write(track);
    json.put("as_of", TimestampFormat.format(found.asOfUs()));
    json.put("answered_by", found.byFunction() ? "function" : "store");
    boolean ended = track.getStatus() == TrackStatus.TRACK_STATUS_ENDED;
    String tag = String.valueOf(track.getSequence());
    call.jsonWithTag(ended ? tag : tag + "-" + track.getFrame().getCapturedAtUs(), json);
  }

  private void events(Call call) throws IOException, InterruptedException {
    String id = call.variable("track");
    Optional<Instant> asOf = finder.historyAsOf();
    List<TrackEvent> events = finder.events(id);
    if (events.isEmpty()) {
      // Distinguishes a track without committed events from one that does not exist.
      finder.find(id);
    }
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("events");
    for (TrackEvent event : events) {
      TrackSnapshot slim = event.getTrack().toBuilder().clearPath().build();
      list.add(MessageJson.write(event.toBuilder().setTrack(slim).build()));
    }
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }

  private enum Format {
    JSON,
    GEOJSON,
    MFJSON
  }

  private void path(Call call) throws IOException, InterruptedException {
    Format format = formatOf(call);
    TrackFinder.Found found = finder.find(call.variable("track"));
    TrackSnapshot track = found.track();
    if (track.getPathCount() == 0) {
      throw found.byFunction() || track.getStatus() == TrackStatus.TRACK_STATUS_ENDED
          ? Problem.notFound("The track " + track.getTrackId() + " has no path yet.")
          : Problem.unavailable("The track is living and its function does not answer.");
    }
    PathFormats path = new PathFormats(track, found.asOfUs());
    switch (format) {
      case JSON -> call.json(200, path.json());
      case GEOJSON -> call.bytes("application/geo+json", JsonText.bytes(path.geoJson()));
      case MFJSON -> call.bytes("application/geo+json", JsonText.bytes(path.movingFeature()));
    }
  }

  private static Format formatOf(Call call) {
    Optional<Format> asked = call.parameters().choice("format", Format.class);
    boolean accepts = call.header("Accept").filter(it -> it.contains("geo+json")).isPresent();
    return asked.orElse(accepts ? Format.GEOJSON : Format.JSON);
  }
}
