package io.followspot.gateway.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.alerts.AlertJson;
import io.followspot.gateway.alerts.RecentAlerts;
import io.followspot.gateway.archive.TrackMedia;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.TrackFilter;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.process.Version;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the file of a case: tracks, events, alerts, and the snapshot and clip of each track. */
public final class CaseCollector {
  static final int MAX_TRACKS = 500;
  private static final int MAX_ALERTS = 20_000;

  /** A picture that others keep from being made is tried again. */
  private static final int TRIES = 5;

  private static final long PAUSE_MS = 1_000;

  private final History history;
  private final RecentAlerts alerts;
  private final TrackMedia media;

  /** Collects from these. */
  public CaseCollector(History history, RecentAlerts alerts, TrackMedia media) {
    this.history = history;
    this.alerts = alerts;
    this.media = media;
  }

  /** Is told how many of how many steps are done, after each; may throw to end the work. */
  @FunctionalInterface
  interface Progress {
    void step(int done, int total) throws IOException;
  }

  /**
   * What a file contains.
   *
   * @param tracks how many
   * @param missing snapshots and clips that could not be made
   */
  record Collected(int tracks, int missing) {}

  /** How many tracks a case would have, {@link #MAX_TRACKS} + 1 at most. */
  int count(CaseRequest request) {
    return tracks(request).size();
  }

  /** Writes the file; the stream stays open. */
  Collected write(KeptCase about, OutputStream out, Progress progress)
      throws IOException, InterruptedException {
    List<TrackSnapshot> tracks = tracks(about.request());
    int total = 3 * tracks.size() + 1;
    int done = 0;
    progress.step(done, total);
    ZipOutputStream zip = new ZipOutputStream(out);
    List<TrackEvent> events = new ArrayList<>();
    ArrayNode missing = JsonText.array();
    for (TrackSnapshot track : tracks) {
      List<TrackEvent> own = history.events(track.getTrackId());
      events.addAll(own);
      progress.step(++done, total);
      String snapshot = "snapshots/" + track.getTrackId() + ".jpg";
      add(zip, snapshot, patiently(() -> media.snapshot(track, own)), missing);
      progress.step(++done, total);
      String clip = "clips/" + track.getTrackId() + ".mp4";
      add(zip, clip, patiently(() -> media.clip(track)), missing);
      progress.step(++done, total);
    }
    add(zip, "tracks.json", json(tracks.stream().map(MessageJson::write).toList()));
    add(zip, "events.json", json(events.stream().map(MessageJson::write).toList()));
    add(zip, "events.csv", EventCsv.of(events));
    add(zip, "alerts.json", json(alerts(about.request()).stream().map(AlertJson::of).toList()));
    add(zip, "case.json", JsonText.bytes(summary(about, tracks.size(), missing)));
    zip.finish();
    progress.step(total, total);
    return new Collected(tracks.size(), missing.size());
  }

  private List<TrackSnapshot> tracks(CaseRequest request) {
    return history.search(
        new TrackFilter(
            request.cameras(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(request.fromUs()),
            Optional.of(request.toUs()),
            Optional.empty(),
            Optional.empty(),
            MAX_TRACKS + 1));
  }

  private List<AlertEvent> alerts(CaseRequest request) {
    return alerts.search(
        it ->
            request.cameras().contains(it.getCameraId())
                && it.getAtUs() >= request.fromUs()
                && it.getAtUs() <= request.toUs(),
        MAX_ALERTS);
  }

  private interface MediaMaker {
    Optional<byte[]> make() throws IOException, InterruptedException;
  }

  private static Optional<byte[]> patiently(MediaMaker maker)
      throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return maker.make();
      } catch (ProblemException e) {
        if (tries == TRIES) {
          throw e;
        }
        Thread.sleep(PAUSE_MS);
      }
    }
  }

  private static void add(
      ZipOutputStream zip, String name, Optional<byte[]> content, ArrayNode missing)
      throws IOException {
    if (content.isPresent()) {
      // Compressed already.
      zip.setLevel(0);
      add(zip, name, content.get());
      zip.setLevel(6);
    } else {
      missing.add(name);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] json(List<ObjectNode> entries) {
    return JsonText.bytes(JsonText.array().addAll(entries));
  }

  private static ObjectNode summary(KeptCase about, int tracks, ArrayNode missing) {
    CaseRequest request = about.request();
    ObjectNode json =
        JsonText.object()
            .put("case_id", about.id())
            .put("title", request.title())
            .put("from", TimestampFormat.format(request.fromUs()))
            .put("to", TimestampFormat.format(request.toUs()))
            .put("created_at", TimestampFormat.format(about.createdAtUs()))
            .put("created_by", request.createdBy())
            .put("followspot_version", Version.CURRENT)
            .put("tracks", tracks);
    request.cameras().forEach(json.putArray("cameras")::add);
    json.set("missing", missing);
    return json;
  }
}
