package io.followspot.gateway.archive;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.tracks.TrackFinder;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** {@code /v1/tracks/{id}/snapshot.jpg} and {@code clip.mp4}. */
public final class PictureRoutes {
  /** Each clip keeps a core busy for seconds. */
  private static final int CLIPS_AT_A_TIME = 1;

  private static final int CLIP_PATIENCE_S = 10;

  private static final int MAX_CACHED_BYTES = 48 << 20;

  private final TrackFinder finder;
  private final TrackPictures pictures;
  private final Semaphore clips = new Semaphore(CLIPS_AT_A_TIME, true);
  private final Map<String, byte[]> cache = new LinkedHashMap<>(16, 0.75f, true);
  private long cachedBytes;

  /** Serves pictures of tracks from the archive. */
  public PictureRoutes(TrackFinder finder, FrameRecording archive) {
    this.finder = finder;
    this.pictures = new TrackPictures(archive);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture(
            "/v1/tracks/{track}/snapshot.jpg",
            this::snapshot,
            "crop",
            "path",
            "box",
            "width",
            "at"),
        Route.picture("/v1/tracks/{track}/clip.mp4", this::clip, "at"));
  }

  private void snapshot(Call call) throws IOException, InterruptedException {
    boolean crop = call.parameters().flag("crop").orElse(false);
    boolean path = call.parameters().flag("path").orElse(true);
    boolean box = call.parameters().flag("box").orElse(path);
    int width = call.parameters().integer("width", 32, 4_096).orElse(0);
    Optional<Long> at = call.parameters().timeUs("at");
    String id = call.variable("track");
    // Only the path must be up to date.
    TrackSnapshot track = (path ? finder.find(id) : finder.recall(id)).track();
    String key = track.getTrackId() + crop + path + box + width + "@" + at.orElse(0L);
    byte[] jpeg = cached(key);
    if (jpeg == null) {
      jpeg =
          pictures.snapshot(
              track,
              finder.events(track.getTrackId()),
              new TrackPictures.Look(crop, path, box, width, at));
      keep(key, track, jpeg);
    }
    cacheable(call, track);
    call.bytes("image/jpeg", jpeg);
  }

  private void clip(Call call) throws IOException, InterruptedException {
    Optional<Long> at = call.parameters().timeUs("at");
    TrackSnapshot track = finder.find(call.variable("track")).track();
    TrackPictures.PictureRange range = TrackPictures.PictureRange.of(track, at);
    String key = track.getTrackId() + ".mp4@" + at.orElse(0L);
    byte[] mp4 = cached(key);
    if (mp4 == null) {
      if (!clips.tryAcquire(CLIP_PATIENCE_S, TimeUnit.SECONDS)) {
        throw Problem.unavailable("Other clips are being created; try again.");
      }
      try {
        mp4 = cached(key);
        if (mp4 == null) {
          mp4 = pictures.clip(track, range);
          keep(key, track, mp4);
        }
      } finally {
        clips.release();
      }
    }
    cacheable(call, track);
    call.answerHeader("Followspot-Begins-At", TimestampFormat.format(range.fromUs()));
    call.answerHeader("Followspot-Truncated", String.valueOf(range.truncated()));
    call.range("video/mp4", mp4);
  }

  private static void cacheable(Call call, TrackSnapshot track) {
    call.answerHeader("Cache-Control", isOver(track) ? "private, max-age=3600" : "no-store");
  }

  private static boolean isOver(TrackSnapshot track) {
    return track.getStatus() == TrackStatus.TRACK_STATUS_ENDED;
  }

  private byte @org.jspecify.annotations.Nullable [] cached(String key) {
    synchronized (cache) {
      return cache.get(key);
    }
  }

  private void keep(String key, TrackSnapshot track, byte[] bytes) {
    if (!isOver(track) || bytes.length > MAX_CACHED_BYTES / 4) {
      return;
    }
    synchronized (cache) {
      byte[] before = cache.put(key, bytes);
      cachedBytes += bytes.length - (before == null ? 0 : before.length);
      var eldest = cache.entrySet().iterator();
      while (cachedBytes > MAX_CACHED_BYTES) {
        cachedBytes -= eldest.next().getValue().length;
        eldest.remove();
      }
    }
  }
}
