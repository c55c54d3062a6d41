package io.followspot.functions.microphone;

import io.followspot.functions.Rejections;
import io.followspot.functions.state.SoundTrouble;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundEventType;
import io.followspot.sound.echo.Decibels;
import java.util.Locale;

/**
 * Tells when sound comes but is of no use: no record can be used, the microphone is lost, silent or
 * overdriven. Otherwise such a microphone would look healthy. Depends on records only, never on the
 * clock.
 */
final class SoundTroubleWatch {
  /** Records in a row that cannot be used. */
  static final int ENOUGH_REJECTED = 10;

  private static final long SILENT_AFTER_US = 10_000_000;
  private static final double SILENT_DB = -85;

  /** Of sound in which clipped records outweigh the others. */
  private static final long CLIPPED_AFTER_US = 2_000_000;

  /** Samples at full scale that make a record a clipped one. */
  private static final int CLIPPED_SAMPLES = 3;

  private static final String CLIPS =
      "the microphone clips, so that its loudspeaker's echo cannot be removed: lower its gain";

  private static final float FULL_SCALE = 0.999f;
  private static final int MAX_WHY_CHARS = 300;

  private final MicrophoneUpdate update;

  SoundTroubleWatch(MicrophoneUpdate update) {
    this.update = update;
  }

  /** Counts a record that could not be used. */
  void rejected(String why) {
    SoundTrouble.Builder trouble = update.state().getTroubleBuilder();
    long count = trouble.getRejectedInARow() + 1;
    trouble.setRejectedInARow(count);
    boolean due =
        trouble.getToldInARow() == 0
            ? count >= ENOUGH_REJECTED
            : count >= 2 * trouble.getToldInARow();
    if (due) {
      trouble.setToldInARow(count);
      tell(
          String.format(
              Locale.ROOT,
              "none of the last %,d records could be used: %s",
              count,
              Rejections.shorten(why, MAX_WHY_CHARS)),
          update.position().capturedAtUs());
    }
  }

  /** Looks at a record that can be used, after the signals were. */
  void used(InputSound record, SoundSamples samples) {
    SoundTrouble.Builder trouble = update.state().getTroubleBuilder();
    long durationUs = samples.durationUs();
    boolean silent = Decibels.level(samples.near()) < SILENT_DB;
    long clippedUs = trouble.getClippedUs() + (isClipped(samples.near()) ? 1 : -1) * durationUs;
    trouble
        .setRejectedInARow(0)
        .setToldInARow(0)
        .setSilentUs(silent ? trouble.getSilentUs() + durationUs : 0)
        .setClippedUs(Math.max(0, Math.min(CLIPPED_AFTER_US, clippedUs)));
    tell(diagnosis(trouble), record.capturedAtUs());
  }

  private String diagnosis(SoundTrouble.Builder trouble) {
    if (update.state().getSignals().getMicrophoneLost()) {
      return "the microphone is lost: all its samples are alike";
    }
    if (trouble.getSilentUs() >= SILENT_AFTER_US) {
      return "the microphone has been silent for 10 s: check that it is connected and not muted";
    }
    boolean clipping =
        trouble.getClippedUs() >= CLIPPED_AFTER_US
            || (trouble.getClippedUs() > 0 && trouble.getTold().equals(CLIPS));
    return clipping ? CLIPS : "";
  }

  /** Clears the trouble, and reports its end: the stream or the camera has ended. */
  void end(long atUs) {
    tell("", atUs);
    update.state().clearTrouble();
  }

  private static boolean isClipped(float[] samples) {
    int full = 0;
    for (float sample : samples) {
      if (Math.abs(sample) >= FULL_SCALE) {
        full++;
      }
    }
    return full >= CLIPPED_SAMPLES;
  }

  /** Sends an event if the trouble is not the one last reported. */
  private void tell(String now, long atUs) {
    SoundTrouble.Builder trouble = update.state().getTroubleBuilder();
    if (now.equals(trouble.getTold())) {
      return;
    }
    if (now.isEmpty()) {
      trouble.setSinceUs(0);
    } else if (trouble.getTold().isEmpty()) {
      trouble.setSinceUs(atUs);
    }
    trouble.setTold(now);
    FrameRef latest = update.latestRecord();
    SoundEvent.Builder event =
        SoundEvent.newBuilder()
            .setType(
                now.isEmpty()
                    ? SoundEventType.SOUND_EVENT_TYPE_RESTORED
                    : SoundEventType.SOUND_EVENT_TYPE_DEGRADED)
            .setMessage(now);
    if (latest.getStreamId() != 0) {
      event.setRecord(latest);
    }
    update.addEvent(event, atUs);
  }
}
