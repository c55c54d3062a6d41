package io.followspot.gateway.alerts;

import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The targets of alerts, and how one is delivered to one of them. Thread-safe. */
public final class AlertTargets implements AutoCloseable {
  /** How long the attempts of one alert wait in between, in seconds; two minutes altogether. */
  private static final List<Integer> PAUSES_S = List.of(1, 2, 4, 8, 16, 30, 60);

  private final Map<AlertTarget, AlertSender> senders = new LinkedHashMap<>();
  private final List<Duration> pauses;
  private final DeliveryLog log = new DeliveryLog();
  private final Clock clock;

  /** Delivers to these targets; the clock dates signatures and log. */
  public AlertTargets(List<? extends AlertTarget> targets, AlertPictures pictures, Clock clock) {
    this(targets, pictures, clock, PAUSES_S.stream().map(Duration::ofSeconds).toList());
  }

  AlertTargets(
      List<? extends AlertTarget> targets,
      AlertPictures pictures,
      Clock clock,
      List<Duration> pauses) {
    this.pauses = List.copyOf(pauses);
    this.clock = clock;
    targets.forEach(it -> senders.put(it, sender(it, pictures, clock)));
  }

  private static AlertSender sender(AlertTarget target, AlertPictures pictures, Clock clock) {
    if (target instanceof WebhookTarget webhook) {
      return new WebhookSender(webhook, clock);
    }
    return target instanceof MailTarget mail
        ? new MailSender(mail, pictures)
        : new MqttSender((MqttTarget) target);
  }

  /** The targets. */
  public Set<AlertTarget> targets() {
    return Collections.unmodifiableSet(senders.keySet());
  }

  @Override
  public void close() {
    senders.values().forEach(AlertSender::close);
  }

  private AlertSender to(AlertTarget target) {
    return Objects.requireNonNull(senders.get(target), target::name);
  }

  DeliveryLog log() {
    return log;
  }

  /**
   * Delivers an alert, unless the target does not want it. Returns once the receiver has taken or
   * refused it, or after the last attempt.
   *
   * @return whether the receiver has taken it
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  boolean deliver(AlertTarget target, AlertEvent alert) throws InterruptedException {
    if (!target.wants(alert)) {
      return false;
    }
    for (int attempt = 1; ; attempt++) {
      SendResult answer = to(target).send(alert);
      boolean retried = !answer.isTaken() && answer.mayBeRepeated() && attempt <= pauses.size();
      log.add(Delivery.of(alert, target, attempt, clock.instant(), answer, retried));
      if (!retried) {
        return answer.isTaken();
      }
      Thread.sleep(pauses.get(attempt - 1).toMillis());
    }
  }

  /** Sends one alert of no camera, whatever the target wants. */
  SendResult test(AlertTarget target, Instant now) {
    AlertEvent alert =
        AlertEvent.newBuilder()
            .setAlertId("test." + TimestampFormat.us(now))
            .setRuleId("test")
            .setSeverity(AlertSeverity.ALERT_SEVERITY_INFO)
            .setAtUs(TimestampFormat.us(now))
            .setText("test of the target " + target.name())
            .build();
    try {
      return to(target).send(alert);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SendResult.failed("interrupted", 0);
    }
  }
}
