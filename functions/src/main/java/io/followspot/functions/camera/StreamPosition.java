package io.followspot.functions.camera;

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
record StreamPosition(long streamId, long sequence, long capturedAtUs, long recent, boolean ended) {
  /** The classes of frames. */
  enum Verdict {
    NEW_STREAM,
    NEXT,
    DUPLICATE,
    LATE,
    AFTER_THE_END
  }

  static StreamPosition of(StreamState state) {
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
  Verdict classify(InputFrame frame) {
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
  long missingBefore(InputFrame frame) {
    return frame.streamId() == streamId
        ? Math.max(0, frame.sequence() - sequence - 1)
        : frame.sequence();
  }

  /** Tells whether the frame's number was counted as missing. */
  boolean fillsGap(InputFrame frame) {
    return frame.streamId() == streamId
        && frame.sequence() < sequence
        && sequence - frame.sequence() < Long.SIZE
        && !wasTakenIn(frame.sequence());
  }

  /** Explains why a frame is late, and what to do if all are. */
  String whyLate(InputFrame frame, String cameraId) {
    String why =
        frame.streamId() == streamId
            ? String.format(
                Locale.ROOT,
                "frame %d of %s is not later than frame %d of %s, which was processed before",
                frame.sequence(),
                text(frame.capturedAtUs()),
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
  StreamPosition stillOpen() {
    return new StreamPosition(streamId, sequence, capturedAtUs, recent, false);
  }

  /**
   * The position after the frame; its sequence number counts as used whether it was processed or
   * not.
   */
  StreamPosition after(InputFrame frame, boolean timeCounts) {
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

  StreamState state() {
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
