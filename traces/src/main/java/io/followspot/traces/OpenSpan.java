package io.followspot.traces;

import io.followspot.protos.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** The first span of a frame's trace, until its end. Thread-safe. */
public final class OpenSpan {
  private final Span span;

  OpenSpan(Span span) {
    this.span = span;
  }

  /** The context that the frame carries, so that later spans become part of the trace. */
  public TraceParent traceParent() {
    return new TraceParent(span.getSpanContext().getTraceId(), span.getSpanContext().getSpanId());
  }

  /** Ends it now. */
  public void end() {
    span.end();
  }

  /** Ends it now, as failed. */
  public void fail(String why) {
    span.setStatus(StatusCode.ERROR, why);
    span.end();
  }
}
