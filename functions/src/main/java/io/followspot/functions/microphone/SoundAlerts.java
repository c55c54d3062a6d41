package io.followspot.functions.microphone;

import io.followspot.functions.alerts.AlertBook;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.SoundEvent;
import java.util.List;
import java.util.Locale;

/** Compares the events of a microphone with its camera's alert rules. */
final class SoundAlerts {
  private final MicrophoneUpdate update;

  SoundAlerts(MicrophoneUpdate update) {
    this.update = update;
  }

  /** Takes over the rules about sound. */
  static void register(MicrophoneUpdate update, CameraRegistration registration) {
    MicrophoneState.Builder state = update.state();
    List<AlertRule> rules =
        registration.getAlertRulesList().stream()
            .filter(rule -> rule.getKind() == AlertKind.ALERT_KIND_LOUD_SOUND)
            .toList();
    if (state.hasAlerts()) {
      AlertBook.keep(state.getAlertsBuilder(), state.getAlertRulesList(), rules);
    }
    state
        .clearAlertRules()
        .addAllAlertRules(rules)
        .setTimeZone(rules.isEmpty() ? "" : registration.getTimeZone());
  }

  /** Forgets them; alerts continue to be numbered. */
  static void remove(MicrophoneUpdate update) {
    MicrophoneState.Builder state = update.state().clearAlertRules().clearTimeZone();
    if (state.hasAlerts()) {
      state.getAlertsBuilder().clearRules();
    }
  }

  /** Sends the alerts of a loud sound. */
  void onLoudSound(SoundEvent event) {
    MicrophoneState.Builder state = update.state();
    if (state.getAlertRulesCount() == 0) {
      return;
    }
    AlertBook book =
        new AlertBook(
            update.cameraId() + ".sound-alert.", state.getTimeZone(), state.getAlertsBuilder());
    for (AlertRule rule : state.getAlertRulesList()) {
      if (book.applies(rule, event.getOccurredAtUs())) {
        book.raise(rule, evidence(event)).ifPresent(update::send);
      }
    }
  }

  private static AlertEvent.Builder evidence(SoundEvent event) {
    return AlertEvent.newBuilder()
        .setCameraId(event.getCameraId())
        .setCameraEpoch(event.getCameraEpoch())
        .setConfigurationHash(event.getConfigurationHash())
        .setEventId(event.getEventId())
        .setFrame(event.getRecord())
        .setAtUs(event.getOccurredAtUs())
        .setText(
            String.format(
                Locale.ROOT,
                "loud sound, %.0f dB above the background",
                event.getLevelDb() - event.getBackgroundDb()));
  }
}
