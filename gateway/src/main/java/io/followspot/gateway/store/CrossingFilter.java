package io.followspot.gateway.store;

import io.followspot.gateway.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A search for crossings of lines, the latest first.
 *
 * @param cameras of one of these; empty means all
 * @param choice of these lines, in this direction
 * @param fromUs counted then or later, in microseconds since 1970
 * @param toUs counted then or earlier
 * @param minConfidence at least so sure, or of unknown confidence; 0 means all
 * @param after the last crossing of the previous page
 * @param limit maximum number
 */
public record CrossingFilter(
    List<String> cameras,
    LineChoice choice,
    long fromUs,
    long toUs,
    float minConfidence,
    Optional<PageCursor> after,
    int limit) {
  /**
   * A position in the list.
   *
   * @param atUs of the last crossing shown
   * @param eventId its id
   */
  public record PageCursor(long atUs, String eventId) {
    private static final int MAX_CHARS = 200;

    /** Parses the output of {@link #text}. */
    public static PageCursor parse(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int colon = plain.indexOf(':');
        String eventId = plain.substring(colon + 1);
        if (eventId.length() <= MAX_CHARS && eventId.matches("[A-Za-z0-9_.-]+")) {
          return new PageCursor(Long.parseLong(plain.substring(0, colon)), eventId);
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        // Falls through to the error below.
      }
      throw Problem.badParameter("cursor", "was not issued by this gateway");
    }

    /** The text for a URL. */
    public String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((atUs + ":" + eventId).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The same search with another maximum number. */
  public CrossingFilter withLimit(int other) {
    return new CrossingFilter(cameras, choice, fromUs, toUs, minConfidence, after, other);
  }
}
