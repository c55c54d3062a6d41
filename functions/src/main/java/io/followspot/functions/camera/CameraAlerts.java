package io.followspot.functions.camera;

import io.followspot.functions.alerts.AlertBook;
import io.followspot.functions.state.AlertRuleState;
import io.followspot.protos.rules.LineDirection;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Transition;
import io.followspot.protos.v1.TransitionType;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.ZoneMonitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Compares each frame of a camera with its alert rules.
 *
 * <p>An object in a zone gives one alert per visit, as soon as it is there long enough within the
 * rule's hours. A count gives one when it comes to be above the limit, or the hours begin while it
 * is. Only confirmed tracks count, and a lost one only while it is likely to be where it is
 * predicted.
 */
final class CameraAlerts {
  private final CameraUpdate update;
  private final CameraRegistration registration;

  CameraAlerts(CameraUpdate update) {
    this.update = update;
    registration = update.state().registration().get();
  }

  /** Sends the alerts of a frame. */
  void onFrame(List<Observation> observations, RegionChanges changes, FrameRef frame) {
    if (registration.getAlertRulesCount() == 0) {
      return;
    }
    AlertBook book = update.state().alerts().book(update.cameraId(), registration);
    for (AlertRule rule : registration.getAlertRulesList()) {
      switch (rule.getKind()) {
        case ALERT_KIND_OBJECT_IN_ZONE ->
            visits(book, rule, observations, changes.monitor(), frame);
        case ALERT_KIND_LINE_CROSSED -> crossings(book, rule, observations, changes, frame);
        case ALERT_KIND_COUNT_ABOVE -> count(book, rule, observations, changes.monitor(), frame);
        default -> {
          // Decided by the microphone function or by the gateway.
        }
      }
    }
  }

  private void visits(
      AlertBook book,
      AlertRule rule,
      List<Observation> observations,
      ZoneMonitor monitor,
      FrameRef frame) {
    long atUs = frame.getCapturedAtUs();
    boolean applies = book.applies(rule, atUs);
    AlertRuleState before = book.of(rule);
    Set<Long> dealtWith = new HashSet<>(before.getVisitorsList());
    AlertRuleState.Builder after = before.toBuilder().clearVisitors();
    List<Observation> due = new ArrayList<>();
    for (Observation seen : observations) {
      OptionalLong entered = monitor.enteredAtUs(seen.ordinal(), rule.getZoneId());
      if (entered.isEmpty()) {
        continue;
      }
      long ordinal = ordinal(seen);
      long stayUs = atUs - entered.getAsLong();
      if (dealtWith.contains(ordinal)) {
        after.addVisitors(ordinal);
      } else if (applies
          && isSeen(seen)
          && matches(rule, seen)
          && stayUs >= rule.getLongerThanUs()) {
        after.addVisitors(ordinal);
        due.add(seen);
      }
    }
    book.set(after.build());
    for (Observation seen : due) {
      long stayUs = atUs - monitor.enteredAtUs(seen.ordinal(), rule.getZoneId()).orElse(atUs);
      raise(
          book,
          rule,
          about(seen, frame)
              .setAtUs(atUs)
              .setRegionId(rule.getZoneId())
              .setText(AlertTexts.visit(registration, rule, seen.label(), stayUs)));
    }
  }

  private void crossings(
      AlertBook book,
      AlertRule rule,
      List<Observation> observations,
      RegionChanges changes,
      FrameRef frame) {
    Optional<Line> line =
        registration.getLinesList().stream()
            .filter(one -> one.getLineId().equals(rule.getLineId()))
            .findFirst();
    if (line.isEmpty()) {
      return;
    }
    Optional<Boolean> wanted = LineDirection.forward(line.get(), rule.getDirection());
    for (Observation seen : observations) {
      for (Transition transition : changes.transitions().getOrDefault(seen.ordinal(), List.of())) {
        if (transition.getType() == TransitionType.TRANSITION_TYPE_LINE_CROSSED
            && transition.getRegionId().equals(rule.getLineId())
            && wanted.map(it -> it == transition.getForward()).orElse(true)
            && matches(rule, seen)
            && book.applies(rule, transition.getAtUs())) {
          raise(
              book,
              rule,
              about(seen, frame)
                  .setAtUs(transition.getAtUs())
                  .setRegionId(rule.getLineId())
                  .setText(AlertTexts.crossing(line.get(), seen.label(), transition.getForward())));
        }
      }
    }
  }

  private void count(
      AlertBook book,
      AlertRule rule,
      List<Observation> observations,
      ZoneMonitor monitor,
      FrameRef frame) {
    int count =
        (int)
            observations.stream()
                .filter(seen -> seen.reported() && seen.status() != TrackStatus.ENDED)
                .filter(seen -> matches(rule, seen))
                .filter(
                    seen ->
                        rule.getZoneId().isEmpty()
                            || monitor.enteredAtUs(seen.ordinal(), rule.getZoneId()).isPresent())
                .count();
    boolean above = count > rule.getLimit() && book.applies(rule, frame.getCapturedAtUs());
    AlertRuleState before = book.of(rule);
    book.set(before.toBuilder().setAbove(above).build());
    if (above && !before.getAbove()) {
      raise(
          book,
          rule,
          AlertEvent.newBuilder()
              .setFrame(frame)
              .setAtUs(frame.getCapturedAtUs())
              .setRegionId(rule.getZoneId())
              .setLabel(rule.getLabel())
              .setCount(count)
              .setText(AlertTexts.count(registration, rule, count)));
    }
  }

  private void raise(AlertBook book, AlertRule rule, AlertEvent.Builder evidence) {
    evidence
        .setCameraId(update.cameraId())
        .setCameraEpoch(update.state().numbers().epoch())
        .setConfigurationHash(update.state().registration().hash());
    book.raise(rule, evidence).ifPresent(update::send);
  }

  private AlertEvent.Builder about(Observation seen, FrameRef frame) {
    return AlertEvent.newBuilder()
        .setTrackId(update.state().numbers().trackId(update.cameraId(), ordinal(seen)))
        .setFrame(frame)
        .setLabel(seen.label());
  }

  private long ordinal(Observation seen) {
    return update.state().numbers().ordinal(seen.ordinal());
  }

  private static boolean matches(AlertRule rule, Observation seen) {
    return rule.getLabel().isEmpty() || rule.getLabel().equals(seen.label());
  }

  private static boolean isSeen(Observation seen) {
    return seen.detected()
        && (seen.status() == TrackStatus.CONFIRMED || seen.status() == TrackStatus.STATIONARY);
  }
}
