package io.followspot.gateway.alerts;

import io.followspot.protos.v1.AlertEvent;

/** Sends alerts to one target, one attempt at a time. */
interface AlertSender extends AutoCloseable {
  /** How long a sender waits for each answer of the receiver. */
  int PATIENCE_S = 10;

  /**
   * Sends an alert and waits for the receiver's answer.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  SendResult send(AlertEvent alert) throws InterruptedException;

  @Override
  default void close() {}
}
