package io.followspot.traces;

import io.followspot.process.Version;
import io.followspot.protos.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The spans that one process adds to the traces of frames. They are sent by a thread of their own;
 * if the collector does not take them, they are dropped, and nothing waits. Thread-safe.
 */
public final class Traces implements AutoCloseable {
  /** Records nothing, at no cost. */
  public static final Traces OFF = new Traces(Optional.empty());

  private static final Duration SEND_WITHIN = Duration.ofSeconds(5);
  private static final Duration SEND_EVERY = Duration.ofSeconds(2);
  private static final int MAX_WAITING_SPANS = 4096;
  private static final long CLOSE_WITHIN_S = 3;

  private final Optional<Sending> sending;

  private record Sending(SdkTracerProvider provider, Tracer tracer) {}

  private Traces(Optional<Sending> sending) {
    this.sending = sending;
  }

  /**
   * Those of a process as its environment tells; {@link #OFF} if it names no collector.
   *
   * @param service the name of the process in traces, such as {@code followspot-functions}
   * @throws io.followspot.process.CannotStartException if a setting is invalid
   */
  public static Traces configured(String service) {
    return TraceSettings.of(System.getenv()).map(it -> sending(service, it)).orElse(OFF);
  }

  /** Those of a process, sent as the settings tell. */
  public static Traces sending(String service, TraceSettings settings) {
    String url = settings.url().toString();
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault().toBuilder()
                    .put("service.name", service)
                    .put("service.version", Version.CURRENT)
                    .build())
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        new LoggedExporter(
                            OtlpHttpSpanExporter.builder()
                                .setEndpoint(url)
                                .setTimeout(SEND_WITHIN)
                                .build(),
                            url))
                    .setScheduleDelay(SEND_EVERY)
                    .setMaxQueueSize(MAX_WAITING_SPANS)
                    .build())
            .build();
    return new Traces(Optional.of(new Sending(provider, provider.get("io.followspot"))));
  }

  /** Whether spans are sent at all. */
  public boolean areOn() {
    return sending.isPresent();
  }

  /**
   * Whether work for a value with this context is recorded.
   *
   * @param traceParent as the frame carries it; empty or invalid if it belongs to no trace
   */
  public boolean includes(String traceParent) {
    return sending.isPresent() && TraceParent.parse(traceParent).isPresent();
  }

  /**
   * Begins a trace, if this one is sampled.
   *
   * @param name of its first span
   * @param beganAtNs in nanoseconds since 1970
   */
  public Optional<OpenSpan> begin(String name, long beganAtNs, Map<String, String> attributes) {
    if (sending.isEmpty()) {
      return Optional.empty();
    }
    Span span =
        sending
            .get()
            .tracer()
            .spanBuilder(name)
            .setNoParent()
            .setSpanKind(SpanKind.PRODUCER)
            .setStartTimestamp(beganAtNs, TimeUnit.NANOSECONDS)
            .startSpan();
    if (!span.isRecording()) {
      return Optional.empty();
    }
    attributes.forEach((key, value) -> span.setAttribute(AttributeKey.stringKey(key), value));
    return Optional.of(new OpenSpan(span));
  }

  /**
   * Adds work and its parts to the trace of this context; does nothing if that is no valid one.
   *
   * @param traceParent as the frame carries it
   */
  public void record(String traceParent, Work work) {
    if (sending.isPresent()) {
      TraceParent.parse(traceParent)
          .ifPresent(
              parent -> record(context(parent), SpanKind.CONSUMER, work, sending.get().tracer()));
    }
  }

  private static void record(Context parent, SpanKind kind, Work work, Tracer tracer) {
    SpanBuilder builder =
        tracer
            .spanBuilder(work.name())
            .setParent(parent)
            .setSpanKind(kind)
            .setStartTimestamp(work.beganAtNs(), TimeUnit.NANOSECONDS);
    work.attributes()
        .forEach(
            (key, value) -> {
              if (!value.isEmpty()) {
                builder.setAttribute(key, value);
              }
            });
    Span span = builder.startSpan();
    Context inside = parent.with(span);
    work.parts().forEach(part -> record(inside, SpanKind.INTERNAL, part, tracer));
    span.end(work.endedAtNs(), TimeUnit.NANOSECONDS);
  }

  private static Context context(TraceParent parent) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    parent.traceId(),
                    parent.spanId(),
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  /** Sends what is waiting, for three seconds at most. */
  @Override
  public void close() {
    sending.ifPresent(it -> it.provider().shutdown().join(CLOSE_WITHIN_S, TimeUnit.SECONDS));
  }
}
