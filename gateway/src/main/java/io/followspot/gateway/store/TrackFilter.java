package io.followspot.gateway.store;

import io.followspot.gateway.problem.Problem;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.TrackSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A search for tracks. Empty lists and optionals do not restrict it.
 *
 * @param cameras of one of these
 * @param statuses with one of these, as {@code ended}
 * @param labels with one of these
 * @param regions that entered or crossed one of these zones and lines
 * @param crossed that crossed so; the times are then those of the crossing
 * @param fromUs last seen then or later
 * @param toUs first seen then or earlier
 * @param minDuration in view at least this long
 * @param after the last track of the previous page
 * @param limit maximum number
 */
public record TrackFilter(
    List<String> cameras,
    List<String> statuses,
    List<String> labels,
    List<String> regions,
    Optional<LineChoice> crossed,
    Optional<Long> fromUs,
    Optional<Long> toUs,
    Optional<Duration> minDuration,
    Optional<PageCursor> after,
    int limit) {
  /** A search for any crossing or none. */
  public TrackFilter(
      List<String> cameras,
      List<String> statuses,
      List<String> labels,
      List<String> regions,
      Optional<Long> fromUs,
      Optional<Long> toUs,
      Optional<Duration> minDuration,
      Optional<PageCursor> after,
      int limit) {
    this(
        cameras,
        statuses,
        labels,
        regions,
        Optional.empty(),
        fromUs,
        toUs,
        minDuration,
        after,
        limit);
  }

  /**
   * A position in the list of tracks, which is ordered by descending last-seen time.
   *
   * @param lastSeenUs of the last track shown
   * @param trackId its id
   */
  public record PageCursor(long lastSeenUs, String trackId) {
    /** Parses the output of {@link #text}. */
    public static PageCursor parse(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int colon = plain.indexOf(':');
        String trackId = plain.substring(colon + 1);
        Ids.cameraOf(trackId);
        return new PageCursor(Long.parseLong(plain.substring(0, colon)), trackId);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw Problem.badParameter("cursor", "was not issued by this gateway");
      }
    }

    /** The position of a track. */
    public static PageCursor of(TrackSnapshot last) {
      return new PageCursor(last.getLastSeenUs(), last.getTrackId());
    }

    /** The text for a URL. */
    public String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((lastSeenUs + ":" + trackId).getBytes(StandardCharsets.UTF_8));
    }
  }
}
