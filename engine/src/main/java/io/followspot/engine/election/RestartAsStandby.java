package io.followspot.engine.election;

import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process; whoever supervises it starts it again. */
public final class RestartAsStandby implements FatalErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(RestartAsStandby.class);

  /** On a thread of its own: the one that calls may be waited for while the process ends. */
  @Override
  public void onFatalError(Throwable cause) {
    log.error("ends, to be started again as a standby", cause);
    new Thread(() -> System.exit(1), "end").start();
  }
}
