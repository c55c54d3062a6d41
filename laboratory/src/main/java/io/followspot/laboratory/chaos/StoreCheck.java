package io.followspot.laboratory.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.json.MessageJson;
import io.followspot.laboratory.replay.Difference;
import io.followspot.laboratory.replay.KafkaRecording;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.terminal.CliException;
import io.followspot.terminal.gateway.GatewayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Asks the gateway for the events of every track: its store must hold the committed ones. */
final class StoreCheck {
  private static final long BEHIND_MS = 60_000;
  private static final long POLL_MS = 500;

  private static final int MOST_TRACKS = 100_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient gateway;
  private final KafkaRecording recording;

  StoreCheck(String gatewayUrl, KafkaRecording recording) {
    this.gateway = GatewayClient.at(gatewayUrl);
    this.recording = recording;
  }

  /** Compares, retrying until the store has caught up with the topics or makes no progress. */
  List<Difference> differences() throws InterruptedException {
    SortedMap<String, List<TrackEvent>> committed = recording.committedByTrack();
    long giveUpAtNs = System.nanoTime() + BEHIND_MS * 1_000_000;
    List<Difference> found = compare(committed);
    while (!found.isEmpty() && System.nanoTime() < giveUpAtNs) {
      Thread.sleep(POLL_MS);
      found = compare(committed);
    }
    return found;
  }

  private List<Difference> compare(SortedMap<String, List<TrackEvent>> committed)
      throws InterruptedException {
    List<Difference> found = new ArrayList<>();
    for (Map.Entry<String, List<TrackEvent>> track : committed.entrySet()) {
      compare(track.getKey(), track.getValue()).ifPresent(found::add);
    }
    try {
      for (JsonNode track :
          gateway.pages(
              "v1/tracks", "tracks", Map.of("camera", recording.cameraIds()), MOST_TRACKS)) {
        String id = track.path("track_id").asText();
        if (!committed.containsKey(id)) {
          found.add(new Difference(Difference.Kind.STORED, id, "no event of it was committed"));
        }
      }
    } catch (CliException e) {
      found.add(
          new Difference(Difference.Kind.STORED, "all tracks", String.valueOf(e.getMessage())));
    }
    return found;
  }

  /** Compares the events of one track, field by field. */
  private Optional<Difference> compare(String trackId, List<TrackEvent> committed)
      throws InterruptedException {
    List<JsonNode> stored = stored(trackId);
    for (int i = 0; i < Math.max(stored.size(), committed.size()); i++) {
      JsonNode there = i < stored.size() ? stored.get(i) : MissingNode.getInstance();
      JsonNode here =
          i < committed.size() ? asAnswered(committed.get(i)) : MissingNode.getInstance();
      Optional<String> detail = JsonDifference.between(there, here);
      if (detail.isPresent()) {
        return Optional.of(
            new Difference(
                Difference.Kind.STORED, trackId, "event " + (i + 1) + ": " + detail.get()));
      }
    }
    return Optional.empty();
  }

  /** An event as the API answers it: without the path, which its track has. */
  private static JsonNode asAnswered(TrackEvent event) {
    TrackEvent slim = event.toBuilder().setTrack(event.getTrack().toBuilder().clearPath()).build();
    try {
      JsonNode answer = JSON.readTree(MessageJson.write(slim).toString());
      withoutIdentity(answer);
      return answer;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From which event on a track has one depends on when its site decided. */
  private static void withoutIdentity(JsonNode event) {
    if (event.path("track") instanceof ObjectNode track) {
      track.remove("global_id");
    }
  }

  private List<JsonNode> stored(String trackId) throws InterruptedException {
    List<JsonNode> events = new ArrayList<>();
    try {
      for (JsonNode event :
          gateway.get("v1/tracks/" + trackId + "/events", Map.of()).path("events")) {
        withoutIdentity(event);
        events.add(event);
      }
    } catch (CliException e) {
      // It does not know the track, or was just killed.
      return List.of();
    }
    return events;
  }
}
