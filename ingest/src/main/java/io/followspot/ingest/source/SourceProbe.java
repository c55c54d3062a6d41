package io.followspot.ingest.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a source gives, found by reading it for a while.
 *
 * @param description location, codec, size and stated rate, without credentials
 * @param live whether its frames arrive at capture time
 * @param frames how many pictures came
 * @param bytes of these as JPEG
 * @param opening until it was open
 * @param firstPicture from then until the first picture came
 * @param span capture time between the first and the last picture
 * @param ending why it ended before the time was over; empty if it did not
 * @param unreadable pictures that could not be read, with the reason
 */
public record SourceProbe(
    String description,
    boolean live,
    long frames,
    long bytes,
    Duration opening,
    Duration firstPicture,
    Duration span,
    String ending,
    List<String> unreadable) {
  /** Copies the list. */
  public SourceProbe {
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads a source.
   *
   * @param atMost how long, in capture time and by the clock
   * @throws SourceException if it cannot be opened or gives no picture; the message says what to do
   */
  public static SourceProbe of(SourceLocation location, SourceOptions options, Duration atMost) {
    long beganNs = System.nanoTime();
    try (FrameSource source = SourceFactory.open(location, options)) {
      long openNs = System.nanoTime();
      Reading reading = new Reading(source, openNs, atMost.toNanos());
      String ending = reading.read();
      if (reading.frames == 0) {
        throw new SourceException(ending.isEmpty() ? location + " contains no picture" : ending);
      }
      return new SourceProbe(
          source.description(),
          source.live(),
          reading.frames,
          reading.bytes,
          Duration.ofNanos(openNs - beganNs),
          Duration.ofNanos(reading.firstNs - openNs),
          Duration.ofNanos((reading.lastUs - reading.firstUs) * 1_000),
          ending,
          source.unreadable());
    }
  }

  /** Pictures per second of capture time; 0 if there were fewer than two. */
  public double framesPerSecond() {
    return frames < 2 || span.isZero() ? 0 : (frames - 1) * 1e9 / span.toNanos();
  }

  private static final class Reading {
    private final FrameSource source;
    private final long beganNs;
    private final long atMostNs;
    private long bytes;
    private long frames;
    private long firstNs;
    private long firstUs;
    private long lastUs;

    Reading(FrameSource source, long beganNs, long atMostNs) {
      this.source = source;
      this.beganNs = beganNs;
      this.atMostNs = atMostNs;
    }

    /** Why it ended early; empty if it did not. */
    String read() {
      try {
        while (frames == 0 || !isOver()) {
          Optional<CapturedFrame> frame = source.next();
          if (frame.isEmpty()) {
            return source.live() ? "the stream has ended" : "";
          }
          add(frame.get());
        }
        return "";
      } catch (SourceException e) {
        return String.valueOf(e.getMessage());
      }
    }

    private void add(CapturedFrame frame) {
      if (frames++ == 0) {
        firstNs = System.nanoTime();
        firstUs = frame.offsetUs();
      }
      lastUs = frame.offsetUs();
      bytes += frame.jpeg().size();
    }

    private boolean isOver() {
      return System.nanoTime() - beganNs > atMostNs || (lastUs - firstUs) * 1_000 > atMostNs;
    }
  }
}
