package io.followspot.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.cli.CliException;
import io.followspot.cli.gateway.GatewayClient;
import io.followspot.cli.replay.Difference;
import io.followspot.cli.replay.KafkaRecording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Asks the gateway for the events of every track: its store must hold the committed ones. */
final class StoreCheck {
  private static final long BEHIND_MS = 60_000;
  private static final long POLL_MS = 500;

  private static final int MOST_TRACKS = 100_000;

  private final GatewayClient gateway;
  private final KafkaRecording recording;

  StoreCheck(String gatewayUrl, KafkaRecording recording) {
    this.gateway = GatewayClient.at(gatewayUrl);
    this.recording = recording;
  }

  /** Compares, retrying until the store has caught up with the topics or makes no progress. */
  List<Difference> differences() throws InterruptedException {
    SortedMap<String, List<String>> committed = recording.committedByTrack();
    long giveUpAtNs = System.nanoTime() + BEHIND_MS * 1_000_000;
    List<Difference> found = compare(committed);
    while (!found.isEmpty() && System.nanoTime() < giveUpAtNs) {
      Thread.sleep(POLL_MS);
      found = compare(committed);
    }
    return found;
  }

  private List<Difference> compare(SortedMap<String, List<String>> committed)
      throws InterruptedException {
    List<Difference> found = new ArrayList<>();
    for (Map.Entry<String, List<String>> track : committed.entrySet()) {
      List<String> stored = stored(track.getKey());
      if (!stored.equals(track.getValue())) {
        found.add(
            new Difference(
                Difference.Kind.STORED,
                track.getKey(),
                stored + " in place of " + track.getValue()));
      }
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

  private List<String> stored(String trackId) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    try {
      for (JsonNode event :
          gateway.get("v1/tracks/" + trackId + "/events", Map.of()).path("events")) {
        ids.add(event.path("event_id").asText());
      }
    } catch (CliException e) {
      // It does not know the track, or was just killed.
      return List.of();
    }
    return ids;
  }
}
