package io.followspot.functions.alerts;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.AlertRuleState;
import io.followspot.functions.state.AlertState;
import io.followspot.protos.Topics;
import io.followspot.protos.rules.AlertRules;
import io.followspot.protos.rules.AlertSchedule;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The alerts of one function: which of its rules apply, and which may give another alert.
 *
 * <p>All times are capture times, so that the same input gives the same alerts.
 */
public final class AlertBook {
  private final String idPrefix;
  private final String timeZone;
  private final AlertState.Builder state;

  /**
   * Continues from a state, which it changes.
   *
   * @param idPrefix of the alerts' ids, before their sequence
   * @param timeZone of the rules' hours; empty means UTC
   */
  public AlertBook(String idPrefix, String timeZone, AlertState.Builder state) {
    this.idPrefix = idPrefix;
    this.timeZone = timeZone;
    this.state = state;
  }

  /** Forgets the rules that are removed or changed; alerts continue to be numbered. */
  public static void keep(AlertState.Builder state, List<AlertRule> before, List<AlertRule> after) {
    if (state.getRulesCount() == 0) {
      return;
    }
    List<AlertRuleState> kept = new ArrayList<>();
    for (AlertRuleState rule : state.getRulesList()) {
      Optional<AlertRule> old = find(before, rule.getRuleId());
      if (old.isPresent() && old.equals(find(after, rule.getRuleId()))) {
        kept.add(rule);
      }
    }
    state.clearRules().addAllRules(kept);
  }

  private static Optional<AlertRule> find(List<AlertRule> rules, String id) {
    return rules.stream().filter(rule -> rule.getRuleId().equals(id)).findFirst();
  }

  /** Whether the rule's hours contain an instant, in microseconds of capture time. */
  public boolean applies(AlertRule rule, long atUs) {
    return AlertSchedule.contains(rule.getHoursList(), timeZone, atUs);
  }

  /** What is remembered of a rule. */
  public AlertRuleState of(AlertRule rule) {
    return state.getRulesList().stream()
        .filter(one -> one.getRuleId().equals(rule.getRuleId()))
        .findFirst()
        .orElseGet(() -> AlertRuleState.newBuilder().setRuleId(rule.getRuleId()).build());
  }

  /** Remembers it. */
  public void set(AlertRuleState rule) {
    for (int i = 0; i < state.getRulesCount(); i++) {
      if (state.getRules(i).getRuleId().equals(rule.getRuleId())) {
        if (!state.getRules(i).equals(rule)) {
          state.setRules(i, rule);
        }
        return;
      }
    }
    state.addRules(rule);
  }

  /**
   * Makes an alert of a rule that is met, unless its latest one is too recent.
   *
   * @param evidence camera, time, text and what shows it; the rest is filled in
   */
  public Optional<OutgoingMessages> raise(AlertRule rule, AlertEvent.Builder evidence) {
    AlertRuleState before = of(rule);
    // A stream that begins anew may be older than the latest alert: then it counts by its own time.
    if (before.hasAlertedAtUs()
        && Math.abs(evidence.getAtUs() - before.getAlertedAtUs()) < AlertRules.coolDownUs(rule)) {
      set(before.toBuilder().setSuppressed(before.getSuppressed() + 1).build());
      return Optional.empty();
    }
    long sequence = state.getSequence() + 1;
    state.setSequence(sequence);
    set(before.toBuilder().setAlertedAtUs(evidence.getAtUs()).clearSuppressed().build());
    AlertEvent alert =
        evidence
            .mergeFrom(AlertRules.alert(rule).buildPartial())
            .setAlertId(idPrefix + sequence)
            .setSequence(sequence)
            .setSuppressed(before.getSuppressed())
            .build();
    return Optional.of(new OutgoingMessages.ToTopic(Topics.ALERTS, alert.getCameraId(), alert));
  }
}
