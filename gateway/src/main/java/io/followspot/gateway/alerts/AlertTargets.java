package io.followspot.gateway.alerts;

import io.followspot.gateway.json.TimestampFormat;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The targets of alerts, and how one is delivered to one of them. Thread-safe. */
public final class Webhooks {
  /** How long the attempts of one alert wait in between, in seconds; two minutes altogether. */
  private static final List<Integer> PAUSES_S = List.of(1, 2, 4, 8, 16, 30, 60);

  private final List<WebhookTarget> targets;
  private final List<Duration> pauses;
  private final WebhookSender sender;
  private final DeliveryLog log = new DeliveryLog();
  private final Clock clock;

  /** Delivers to these targets; the clock dates signatures and log. */
  public Webhooks(List<WebhookTarget> targets, Clock clock) {
    this(targets, clock, PAUSES_S.stream().map(Duration::ofSeconds).toList());
  }

  Webhooks(List<WebhookTarget> targets, Clock clock, List<Duration> pauses) {
    this.targets = List.copyOf(targets);
    this.pauses = List.copyOf(pauses);
    this.clock = clock;
    sender = new WebhookSender(clock);
  }

  /** The targets. */
  public List<WebhookTarget> targets() {
    return targets;
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
  boolean deliver(WebhookTarget target, AlertEvent alert) throws InterruptedException {
    if (!target.wants(alert)) {
      return false;
    }
    for (int attempt = 1; ; attempt++) {
      WebhookAnswer answer = sender.send(target, alert);
      boolean retried = !answer.isTaken() && answer.mayBeRepeated() && attempt <= pauses.size();
      log.add(Delivery.of(alert, target, attempt, clock.instant(), answer, retried));
      if (!retried) {
        return answer.isTaken();
      }
      Thread.sleep(pauses.get(attempt - 1).toMillis());
    }
  }

  /** Sends one alert of no camera, whatever the target wants. */
  WebhookAnswer test(WebhookTarget target, Instant now) {
    AlertEvent alert =
        AlertEvent.newBuilder()
            .setAlertId("test." + TimestampFormat.us(now))
            .setRuleId("test")
            .setSeverity(AlertSeverity.ALERT_SEVERITY_INFO)
            .setAtUs(TimestampFormat.us(now))
            .setText("test of the webhook " + target.name())
            .build();
    try {
      return sender.send(target, alert);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WebhookAnswer(0, "interrupted", 0);
    }
  }
}
