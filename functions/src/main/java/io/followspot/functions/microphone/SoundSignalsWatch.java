package io.followspot.functions.microphone;

import io.followspot.functions.state.SoundSignals;
import io.followspot.protos.v1.SoundEventType;
import io.followspot.sound.echo.EchoMeasures;

/** Tells when a microphone or its loudspeaker is lost and found, and when the echo path changes. */
final class SoundSignalsWatch {
  private static final long LOST_AFTER_US = 2_000_000;

  /** The loudspeaker must have been audible for so long: until then a path is being learned. */
  private static final long LEARNED_AFTER_US = 5_000_000;

  private static final double AUDIBLE_DB = -50;

  private final MicrophoneUpdate update;
  private final InputSound record;

  SoundSignalsWatch(MicrophoneUpdate update, InputSound record) {
    this.update = update;
    this.record = record;
  }

  /** Looks at a record before it is cleaned. */
  void look(SoundSamples samples) {
    SoundSignals.Builder signals = update.state().getSignalsBuilder();
    long durationUs = samples.durationUs();
    signals.setNearConstantUs(samples.isConstant() ? signals.getNearConstantUs() + durationUs : 0);
    boolean nearLost = signals.getNearConstantUs() >= LOST_AFTER_US;
    if (nearLost && !signals.getMicrophoneLost()) {
      tell(
          SoundEventType.SOUND_EVENT_TYPE_MICROPHONE_LOST,
          "all samples of the last 2 s are alike: check the microphone");
    } else if (signals.getMicrophoneLost() && signals.getNearConstantUs() == 0) {
      tell(SoundEventType.SOUND_EVENT_TYPE_MICROPHONE_FOUND, "");
    }
    signals.setMicrophoneLost(
        nearLost || (signals.getMicrophoneLost() && signals.getNearConstantUs() > 0));
    signals.setFarKnown(signals.getFarKnown() || samples.farKnown());
    signals.setFarAbsentUs(samples.farKnown() ? 0 : signals.getFarAbsentUs() + durationUs);
    boolean farLost = signals.getFarKnown() && signals.getFarAbsentUs() >= LOST_AFTER_US;
    if (farLost && !signals.getLoudspeakerLost()) {
      tell(
          SoundEventType.SOUND_EVENT_TYPE_LOUDSPEAKER_LOST,
          "records bring the loudspeaker's signal no longer: its echo cannot be taken out");
    } else if (signals.getLoudspeakerLost() && samples.farKnown()) {
      tell(SoundEventType.SOUND_EVENT_TYPE_LOUDSPEAKER_FOUND, "");
    }
    signals.setLoudspeakerLost(farLost);
  }

  /** Looks at what cleaning it measured. */
  void look(SoundSamples samples, EchoMeasures measures) {
    SoundSignals.Builder signals = update.state().getSignalsBuilder();
    if (measures.pathChanges() > signals.getPathChanges()) {
      if (signals.getFarAudibleUs() >= LEARNED_AFTER_US) {
        tell(SoundEventType.SOUND_EVENT_TYPE_ECHO_PATH_CHANGED, "");
      }
      signals.setPathChanges(measures.pathChanges());
    }
    if (measures.farDb() >= AUDIBLE_DB) {
      signals.setFarAudibleUs(signals.getFarAudibleUs() + samples.durationUs());
    }
  }

  private void tell(SoundEventType type, String message) {
    update.addEvent(type, message, record.capturedAtUs(), record.ref());
  }
}
