package io.followspot.protos;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trace that a frame belongs to, and its span: the header {@code traceparent} of W3C's Trace
 * Context, version 00, of a sampled trace. Other publishers write it, so it may be anything.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 */
public record TraceParent(String traceId, String spanId) {
  private static final int CHARS = 55;
  private static final Pattern TRACE_ID = Pattern.compile("(?!0+$)[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("(?!0+$)[0-9a-f]{16}");
  private static final Pattern FLAGS = Pattern.compile("[0-9a-f][13579bdf]");

  /** Rejects ids of another form, and those of zeros. */
  public TraceParent {
    if (!TRACE_ID.matcher(traceId).matches() || !SPAN_ID.matcher(spanId).matches()) {
      throw new IllegalArgumentException("trace " + traceId + ", span " + spanId);
    }
  }

  /** Reads it; empty if the text is empty, invalid, or of a trace that is not sampled. */
  public static Optional<TraceParent> parse(String text) {
    if (text.length() != CHARS
        || !text.startsWith("00-")
        || text.charAt(35) != '-'
        || text.charAt(52) != '-'
        || !FLAGS.matcher(text.substring(53)).matches()) {
      return Optional.empty();
    }
    String traceId = text.substring(3, 35);
    String spanId = text.substring(36, 52);
    return TRACE_ID.matcher(traceId).matches() && SPAN_ID.matcher(spanId).matches()
        ? Optional.of(new TraceParent(traceId, spanId))
        : Optional.empty();
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    return "00-" + traceId + "-" + spanId + "-01";
  }
}
