package io.followspot.functions.stream;

import io.followspot.functions.state.StreamState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The position in a camera's stream, which decides about the next frame.
 *
 * @param streamId 0 before the first stream
 * @param sequence the greatest processed; -1 before the first
 * @param capturedAtUs of the latest processed frame
 * @param recent bit n states that {@code sequence - n} was processed
 * @param ended whether the stream has ended
 */
public record StreamPosition(
    long streamId, long sequence, long capturedAtUs, long recent, boolean ended) {
  /** The classes of frames. */
  public enum Verdict {
    NEW_STREAM,
    NEXT,
    DUPLICATE,
    LATE,
    AFTER_THE_END
  }

  public static StreamPosition of(StreamState state) {
    return state.getStreamId() == 0
        ? new StreamPosition(0, -1, 0, 0, true)
        : new StreamPosition(
            state.getStreamId(),
            state.getSequence(),
            state.getCapturedAtUs(),
            state.getRecent(),
            state.getEnded());
  }

  /**
   * Classifies a frame. An old frame is a duplicate if it is known to have been processed, which is
   * stored for 64 frames; otherwise it is late.
   */
  public Verdict classify(StreamRecord frame) {
    if (frame.streamId() != streamId) {
      return frame.streamId() > streamId ? Verdict.NEW_STREAM : Verdict.LATE;
    }
    if (frame.sequence() <= sequence) {
      return wasTakenIn(frame.sequence()) ? Verdict.DUPLICATE : Verdict.LATE;
    }
    if (ended) {
      return Verdict.AFTER_THE_END;
    }
    return frame.capturedAtUs() > capturedAtUs ? Verdict.NEXT : Verdict.LATE;
  }

  /** How many sequence numbers the frame skips. */
  public long missingBefore(StreamRecord frame) {
    return frame.streamId() == streamId
        ? Math.max(0, frame.sequence() - sequence - 1)
        : frame.sequence();
  }

  /** Tells whether the frame's number was counted as missing. */
  public boolean fillsGap(StreamRecord frame) {
    return frame.streamId() == streamId
        && frame.sequence() < sequence
        && sequence - frame.sequence() < Long.SIZE
        && !wasTakenIn(frame.sequence());
  }

  /** Explains why a frame is late, and what to do if all are. */
  public String whyLate(StreamRecord frame, String cameraId) {
    String why =
        frame.streamId() == streamId
            ? String.format(
                Locale.ROOT,
                "%s %d of %s is not later than %s %d of %s, which was processed before",
                frame.noun(),
                frame.sequence(),
                text(frame.capturedAtUs()),
                frame.noun(),
                sequence,
                text(capturedAtUs))
            : String.format(
                Locale.ROOT,
                "stream %d of %s is older than stream %d of %s, which came before",
                frame.streamId(),
                text(frame.capturedAtUs()),
                streamId,
                text(capturedAtUs));
    return why
        + "; publish with a greater stream id, or, if a clock was ahead: ./followspot camera reset "
        + cameraId;
  }

  private static String text(long us) {
    return Instant.EPOCH.plus(us, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The same position in a stream that continues. */
  public StreamPosition stillOpen() {
    return new StreamPosition(streamId, sequence, capturedAtUs, recent, false);
  }

  /** The same position in a stream that has ended. */
  public StreamPosition closed() {
    return new StreamPosition(streamId, sequence, capturedAtUs, recent, true);
  }

  /**
   * The position after the record; its sequence number counts as used whether it was processed or
   * not.
   */
  public StreamPosition after(StreamRecord frame, boolean timeCounts) {
    boolean same = frame.streamId() == streamId;
    long ahead = same ? frame.sequence() - sequence : Long.SIZE;
    if (ahead <= 0) {
      long bit = ahead > -Long.SIZE ? 1L << -ahead : 0;
      return new StreamPosition(streamId, sequence, capturedAtUs, recent | bit, ended);
    }
    long shifted = ahead < Long.SIZE ? recent << ahead : 0;
    long time = timeCounts ? frame.capturedAtUs() : same ? capturedAtUs : 0;
    return new StreamPosition(
        frame.streamId(), frame.sequence(), time, shifted | 1, timeCounts && frame.endOfStream());
  }

  public StreamState state() {
    return StreamState.newBuilder()
        .setStreamId(streamId)
        .setSequence(sequence)
        .setCapturedAtUs(capturedAtUs)
        .setRecent(recent)
        .setEnded(ended)
        .build();
  }

  private boolean wasTakenIn(long older) {
    long back = sequence - older;
    return back < Long.SIZE && (recent >>> back & 1) == 1;
  }
}
