package io.followspot.gateway.tracks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.json.MessageJson;
import io.followspot.gateway.json.Times;
import io.followspot.gateway.problem.Problem;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackReply;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** {@code /v1/tracks/{id}}, answered by the track function itself. */
public final class TrackRoutes {
  private final TrackAsk function;

  /** Asks a track's function. */
  @FunctionalInterface
  public interface TrackAsk {
    /** The reply; fails with {@link TimeoutException} if none comes. */
    CompletableFuture<TrackReply> ask(String trackId);
  }

  /** Asks this. */
  public TrackRoutes(TrackAsk function) {
    this.function = function;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/v1/tracks/{track}", this::show));
  }

  private void show(Call call) throws IOException, InterruptedException {
    TrackSnapshot track = ask(call.variable("track"));
    ObjectNode json = MessageJson.write(track);
    json.put("as_of", Times.format(track.getFrame().getCapturedAtUs()));
    call.jsonWithTag(String.valueOf(track.getSequence()), json);
  }

  private TrackSnapshot ask(String trackId) throws InterruptedException {
    TrackReply reply;
    try {
      reply = function.ask(trackId).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw Problem.of(
            504,
            "no_reply",
            "The track's function does not reply",
            "Either the functions are down or Flink is still starting; try again.");
      }
      throw Problem.unavailable("The query can not be sent: " + e.getMessage());
    }
    if (reply.getStatus() != ReplyStatus.REPLY_STATUS_FOUND) {
      throw Problem.notFound("There is no track " + trackId + ".");
    }
    return reply.getTrack();
  }
}
