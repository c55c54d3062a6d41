package io.followspot.traces;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once that spans cannot be sent, and once that they can again. The exporter itself would
 * write to {@code java.util.logging}, past the process's log format.
 */
final class LoggedExporter implements SpanExporter {
  private static final Logger log = LoggerFactory.getLogger(LoggedExporter.class);

  /** Kept here: a logger that nothing refers to forgets its level. */
  private static final java.util.logging.Logger SILENCED =
      java.util.logging.Logger.getLogger("io.opentelemetry");

  private final SpanExporter next;
  private final String to;
  private final AtomicBoolean failing = new AtomicBoolean();

  LoggedExporter(SpanExporter next, String to) {
    SILENCED.setLevel(Level.OFF);
    this.next = next;
    this.to = to;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = next.export(spans);
    return result.whenComplete(
        () -> {
          if (result.isSuccess() && failing.compareAndSet(true, false)) {
            log.info("Traces are sent to {} again", to);
          } else if (!result.isSuccess() && failing.compareAndSet(false, true)) {
            Throwable why = result.getFailureThrowable();
            log.warn(
                "Traces cannot be sent to {} and are dropped until they can: {}",
                to,
                why == null ? "no reason is known" : why.getMessage());
          }
        });
  }

  @Override
  public CompletableResultCode flush() {
    return next.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return next.shutdown();
  }
}
