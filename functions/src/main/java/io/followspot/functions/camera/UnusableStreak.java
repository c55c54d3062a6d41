package io.followspot.functions.camera;

import io.followspot.functions.Rejections;
import io.followspot.functions.state.UnusableInput;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.Origin;
import java.util.Locale;

/**
 * Reports a camera as degraded whose input comes but is unusable; otherwise a camera that tracks
 * nothing would look healthy. Depends on the number of consecutive failures and on the records'
 * times in Kafka, never on the clock.
 */
final class UnusableStreak {
  /** Number of consecutive unusable frames that is reported. */
  static final int ENOUGH = 10;

  /** A smaller number for a camera with a low frame rate, if they span {@link #LONG_US}. */
  private static final int ENOUGH_OF_A_SLOW_CAMERA = 3;

  private static final long LONG_US = 5_000_000;

  /** How often the count is reported again. */
  private static final long PERIOD_US = 10_000_000;

  private static final int MAX_WHY_CHARS = 300;

  private final CameraUpdate update;

  UnusableStreak(CameraUpdate update) {
    this.update = update;
  }

  /** Counts an unusable frame. */
  void add(Origin origin, String why) {
    UnusableInput before = update.state().unusable().get();
    long nowUs = origin.getRecordedAtMs() * 1_000;
    long count = before.getInARow() + 1;
    long sinceUs = before.getInARow() == 0 ? nowUs : before.getSinceUs();
    UnusableInput.Builder after = before.toBuilder().setInARow(count).setSinceUs(sinceUs);
    boolean first = before.getTold().isEmpty();
    if (first ? isEnough(count, nowUs - sinceUs) : isDue(before, count, nowUs)) {
      after
          .setTold(
              String.format(
                  Locale.ROOT,
                  "none of the last %,d frames could be used: %s",
                  count,
                  Rejections.shorten(why, MAX_WHY_CHARS)))
          .setToldAtUs(nowUs)
          .setToldInARow(count);
      update.state().unusable().set(after.build());
      report(
          first
              ? CameraEventType.CAMERA_EVENT_TYPE_DEGRADED
              : CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED,
          after.getTold(),
          nowUs);
    } else {
      update.state().unusable().set(after.build());
    }
  }

  /** Ends the streak at a usable frame. */
  void end(InputFrame frame) {
    if (update.state().unusable().isPresent()) {
      boolean told = !update.state().unusable().get().getTold().isEmpty();
      update.state().unusable().clear();
      if (told) {
        report(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, "", frame.capturedAtUs());
      }
    }
  }

  private static boolean isEnough(long count, long spanUs) {
    return count >= ENOUGH || (count >= ENOUGH_OF_A_SLOW_CAMERA && spanUs >= LONG_US);
  }

  private static boolean isDue(UnusableInput before, long count, long nowUs) {
    return count >= 2 * before.getToldInARow()
        || (nowUs - before.getToldAtUs() >= PERIOD_US && before.getToldAtUs() > 0);
  }

  /** Reported at Kafka's time, since the frames' own times may be what is wrong. */
  private void report(CameraEventType type, String message, long atUs) {
    update.addEvent(
        type,
        message,
        atUs > 0 ? atUs : update.position().capturedAtUs(),
        update.position().streamId() == 0 ? null : update.latestFrame());
  }
}
