package io.followspot.checks.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.checks.traces.TraceCollector.Collected;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.TraceParent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.traces.TraceSettings;
import io.followspot.traces.Traces;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace of a frame, from its publisher to the history, through Kafka and Flink. */
@ExtendWith(RunningSystem.class)
class TracesIT {
  private static final String SOURCE = "sim:lobby?seed=3&seconds=8";

  @Test
  void frameThatBringsAnEvent_isOneTraceFromPublisherToHistory(
      KafkaConnection kafka, TraceCollector collector) throws Exception {
    Filming.register(kafka, "traced");
    URI url = URI.create(collector.endpoint() + "/v1/traces");
    try (Traces traces = Traces.sending("followspot-publish", new TraceSettings(url, 1))) {
      Filming.film(kafka, "traced", SOURCE, traces);
    }
    Lives lives = Lives.onceOver(kafka, "traced");

    TrackEvent confirmed = lives.tracks().values().iterator().next().get(0);
    TraceParent parent =
        TraceParent.parse(confirmed.getTrack().getFrame().getTraceParent()).orElseThrow();
    await("spans of the event's frame")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                names(trace(collector, parent))
                    .containsAll(
                        Set.of(
                            "publish",
                            "camera",
                            "decode",
                            "vision",
                            "tracking",
                            "track",
                            "deliver",
                            "store")));

    List<Collected> trace = trace(collector, parent);
    Collected publish = only(trace, "publish");
    Collected camera = only(trace, "camera");
    assertThat(publish.id()).isEqualTo(parent.spanId());
    assertThat(publish.service()).isEqualTo("followspot-publish");
    assertThat(camera.service()).isEqualTo("followspot-functions");
    assertThat(camera.parentId()).isEqualTo(publish.id());
    assertThat(camera.attributes())
        .containsEntry(
            "followspot.sequence", Long.toString(confirmed.getTrack().getFrame().getSequence()));
    assertInside(camera, only(trace, "decode"));
    assertInside(camera, only(trace, "vision"));
    assertInside(camera, only(trace, "tracking"));
    assertThat(trace)
        .filteredOn(it -> it.name().equals("track"))
        .allMatch(it -> it.beganAtNs() >= camera.endedAtNs() - 1_000_000)
        .anyMatch(
            it -> it.attributes().get("followspot.event_ids").contains(confirmed.getEventId()));
    assertThat(trace)
        .filteredOn(it -> it.name().equals("store"))
        .extracting(Collected::service)
        .containsOnly("followspot-gateway");
  }

  @Test
  void framesOfAPublisherWithoutTraces_haveNone(KafkaConnection kafka, TraceCollector collector)
      throws Exception {
    Filming.register(kafka, "untraced");
    Filming.film(kafka, "untraced", SOURCE);
    Lives lives = Lives.onceOver(kafka, "untraced");

    assertThat(lives.tracks()).isNotEmpty();
    assertThat(lives.tracks().values())
        .allSatisfy(
            events ->
                assertThat(events)
                    .allMatch(it -> it.getTrack().getFrame().getTraceParent().isEmpty()));
    assertThat(collector.of("untraced")).isEmpty();
  }

  private static void assertInside(Collected whole, Collected part) {
    assertThat(part.parentId()).isEqualTo(whole.id());
    assertThat(part.beganAtNs()).isBetween(whole.beganAtNs(), whole.endedAtNs());
    assertThat(part.endedAtNs()).isBetween(part.beganAtNs(), whole.endedAtNs());
  }

  private static Collected only(List<Collected> trace, String name) {
    List<Collected> found = trace.stream().filter(it -> it.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static Set<String> names(List<Collected> spans) {
    return spans.stream().map(Collected::name).collect(Collectors.toSet());
  }

  private static List<Collected> trace(TraceCollector collector, TraceParent parent) {
    return collector.spans().stream().filter(it -> it.traceId().equals(parent.traceId())).toList();
  }
}
