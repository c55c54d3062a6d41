package io.followspot.checks.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.checks.traces.TraceCollector.Collected;
import io.followspot.protos.TraceParent;
import io.followspot.traces.OpenSpan;
import io.followspot.traces.TraceSettings;
import io.followspot.traces.Traces;
import io.followspot.traces.Work;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spans as they arrive at a collector. */
class TracesTest {
  private static final long AT_NS = 1_800_000_000_000_000_000L;

  private final TraceCollector collector = collector();

  @AfterEach
  void closeCollector() {
    collector.close();
  }

  @Test
  void begun_isTheFirstSpanOfATrace_andWorkIsBelowIt() {
    String parent;
    try (Traces traces = sending(1)) {
      OpenSpan first = traces.begin("publish", AT_NS, Map.of("a", "b")).orElseThrow();
      parent = first.traceParent().text();
      traces.record(
          parent,
          new Work(
              "camera",
              AT_NS + 10,
              AT_NS + 50,
              Map.of("empty", ""),
              List.of(new Work("decode", AT_NS + 10, AT_NS + 20))));
      first.end();
    }

    Collected publish = only("publish");
    Collected camera = only("camera");
    Collected decode = only("decode");
    assertThat(new TraceParent(publish.traceId(), publish.id()).text()).isEqualTo(parent);
    assertThat(publish.parentId()).isEmpty();
    assertThat(publish.service()).isEqualTo("tests");
    assertThat(publish.attributes()).containsEntry("a", "b");
    assertThat(camera.parentId()).isEqualTo(publish.id());
    assertThat(camera.attributes()).doesNotContainKey("empty");
    assertThat(decode.parentId()).isEqualTo(camera.id());
    assertThat(decode.beganAtNs()).isEqualTo(AT_NS + 10);
    assertThat(decode.endedAtNs()).isEqualTo(AT_NS + 20);
    assertThat(List.of(camera, decode))
        .extracting(Collected::traceId)
        .containsOnly(publish.traceId());
  }

  @Test
  void sample_isThePartThatBegins() {
    try (Traces none = sending(0);
        Traces some = sending(0.25)) {
      long begun = 0;
      for (int i = 0; i < 4_000; i++) {
        assertThat(none.begin("publish", AT_NS, Map.of())).isEmpty();
        begun += some.begin("publish", AT_NS, Map.of()).isPresent() ? 1 : 0;
      }

      // Three times out of ten thousand runs it would be further from 1,000 by chance.
      assertThat(begun).isBetween(900L, 1_100L);
    }
  }

  @Test
  void work_isRecordedForValidContextsOnly() {
    try (Traces traces = sending(0)) {
      for (String invalid : List.of("", "x".repeat(55), "00-" + "0".repeat(52))) {
        assertThat(traces.includes(invalid)).isFalse();
        traces.record(invalid, new Work("camera", AT_NS, AT_NS));
      }
    }

    assertThat(collector.spans()).isEmpty();
  }

  @Test
  void off_includesNothing() {
    String parent = new TraceParent("1".repeat(32), "2".repeat(16)).text();

    assertThat(Traces.OFF.includes(parent)).isFalse();
    assertThat(Traces.OFF.begin("publish", AT_NS, Map.of())).isEqualTo(Optional.empty());
    Traces.OFF.record(parent, new Work("camera", AT_NS, AT_NS));
    Traces.OFF.close();
  }

  @Test
  void collectorThatRefuses_costsTheSpansOfThatTime() {
    collector.refuse(1);
    try (Traces traces = sending(1)) {
      traces.begin("lost", AT_NS, Map.of()).orElseThrow().end();
      await("refused request")
          .atMost(Duration.ofSeconds(20))
          .until(() -> collector.toBeRefused() == 0);
      traces.begin("kept", AT_NS, Map.of()).orElseThrow().end();
    }

    assertThat(collector.spans()).extracting(Collected::name).containsExactly("kept");
  }

  @Test
  void collectorThatIsAbsent_delaysNobody() {
    collector.close();
    long beganNs = System.nanoTime();
    try (Traces traces = sending(1)) {
      for (int i = 0; i < 20_000; i++) {
        traces.begin("publish", AT_NS, Map.of()).orElseThrow().end();
      }
    }

    assertThat(Duration.ofNanos(System.nanoTime() - beganNs)).isLessThan(Duration.ofSeconds(15));
  }

  private Collected only(String name) {
    List<Collected> found =
        collector.spans().stream().filter(it -> it.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private Traces sending(double sample) {
    return Traces.sending(
        "tests", new TraceSettings(URI.create(collector.endpoint() + "/v1/traces"), sample));
  }

  private static TraceCollector collector() {
    try {
      return new TraceCollector();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
