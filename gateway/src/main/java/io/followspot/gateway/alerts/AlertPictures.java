package io.followspot.gateway.alerts;

import io.followspot.protos.v1.AlertEvent;
import java.util.Optional;

/** Where the pictures of alerts come from. */
@FunctionalInterface
public interface AlertPictures {
  /**
   * The JPEG of an alert's moment; empty if there is none.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  Optional<byte[]> of(AlertEvent alert) throws InterruptedException;
}
