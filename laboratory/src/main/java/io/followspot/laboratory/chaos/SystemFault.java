package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;

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
