package io.followspot.cli.chaos;

import io.followspot.cli.CliException;

/** A fault of the whole system that can be repeated. */
interface SystemFault {
  /**
   * Begins the fault.
   *
   * @throws CliException if this machine cannot produce it
   */
  void begin() throws InterruptedException;

  /** Ends it, if it is not over at once. */
  default void end() throws InterruptedException {}
}
