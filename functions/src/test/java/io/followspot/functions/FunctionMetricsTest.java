package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.functions.camera.VisionCache;
import io.followspot.functions.metrics.FunctionMetrics;
import io.followspot.metrics.Meters;
import io.followspot.protos.v1.Frame;
import io.followspot.simulation.scene.Scene;
import io.followspot.traces.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Counts and times, as Prometheus reads them, of functions that are called as Flink calls them. */
class FunctionMetricsTest {
  /** Ten seconds after the stream's first frame. */
  private static final Instant NOW = Instant.EPOCH.plusMillis(Messages.STREAM / 1_000 + 10_000);

  private final Meters meters = new Meters();
  private final MovableClock clock = new MovableClock();
  private final FunctionMetrics metrics = new FunctionMetrics(meters, clock);

  @Test
  void frames_areCountedByWhatBecameOfThem() {
    FlinkStandIn flink = flink();
    flink.send("camera", "unknown", Messages.walk(0).toBuilder().setCameraId("unknown").build());
    flink.send("camera", Messages.LOBBY, Messages.registration());
    for (int sequence : new int[] {0, 1, 2, 5, 5, 4}) {
      flink.send("camera", Messages.LOBBY, Messages.walk(sequence));
    }
    flink.send("camera", Messages.LOBBY, Messages.walk(6).toBuilder().setFrameWidthPx(-1).build());

    assertThat(meters.text())
        .contains("followspot_frames_received_total 8.0")
        .contains("followspot_frames_processed_total 4.0")
        .contains("followspot_frames_duplicate_total 1.0")
        .contains("followspot_frames_late_total 1.0")
        .contains("followspot_frames_rejected_total{reason=\"camera_not_registered\"} 1.0");
    assertThat(sum("followspot_frames_rejected_total")).isEqualTo(2);
  }

  @Test
  void cameraThatIsAddedAgain_countsOn() {
    FlinkStandIn flink = flink();
    flink.send("camera", Messages.LOBBY, Messages.registration());
    for (int i = 0; i < 3; i++) {
      flink.send("camera", Messages.LOBBY, Messages.walk(i));
    }
    flink.send(
        "camera", Messages.LOBBY, Messages.registration().toBuilder().setRemoved(true).build());
    flink.send("camera", Messages.LOBBY, Messages.registration());
    flink.send("camera", Messages.LOBBY, Messages.walk(3));

    assertThat(meters.text())
        .contains("followspot_frames_received_total 4.0")
        .contains("followspot_frames_processed_total 4.0");
  }

  @Test
  void countThatFails_doesNotStopTheFunction() {
    FlinkStandIn flink = flink();
    flink.send("camera", Messages.LOBBY, Messages.registration());
    clock.broken = true;
    flink.send("camera", Messages.LOBBY, Messages.walk(0));
    clock.broken = false;
    flink.send("camera", Messages.LOBBY, Messages.walk(0));

    assertThat(meters.text())
        .contains("followspot_frames_processed_total 1.0")
        .contains("followspot_frames_duplicate_total 1.0");
  }

  @Test
  void trackEvents_areCountedByType() {
    FlinkStandIn flink = flink();
    flink.send("camera", Messages.LOBBY, Messages.registration());
    for (int i = 0; i < 30; i++) {
      flink.send("camera", Messages.LOBBY, Messages.walk(i));
    }
    flink.send(
        "camera",
        Messages.LOBBY,
        Messages.walk(30).toBuilder().clearDetections().setEndOfStream(true).build());

    assertThat(meters.text())
        .contains("followspot_track_events_total{type=\"confirmed\"} 1.0")
        .contains("followspot_track_events_total{type=\"ended\"} 1.0")
        .contains("followspot_track_events_total{type=\"lost\"} 0.0")
        .doesNotContain("lobby.1.1");
  }

  @Test
  void lag_isTheAgeOfACamerasLatestFrame_andGoesWithTheCamera() {
    FlinkStandIn flink = flink();
    flink.send("camera", Messages.LOBBY, Messages.registration());
    flink.send("camera", Messages.LOBBY, Messages.walk(25));
    assertThat(meters.text()).contains("followspot_camera_lag_seconds{camera=\"lobby\"} 7.5");

    clock.now = clock.now.plus(Duration.ofSeconds(59));
    assertThat(meters.text()).contains("followspot_camera_lag_seconds{camera=\"lobby\"} 7.5");
    clock.now = clock.now.plus(Duration.ofSeconds(2));
    assertThat(meters.text()).doesNotContain("lobby");
  }

  @Test
  void pictures_areTimed_decodingWithinVision() {
    try (VisionCache vision = VisionCache.configured(metrics::decoded)) {
      FlinkStandIn flink =
          new FlinkStandIn(FollowspotFunctions.handler(metrics.timed(vision), metrics, Traces.OFF));
      flink.send("camera", Messages.LOBBY, Messages.registration());
      for (Frame frame : Messages.framesOf(Scene.lobby(1), 2)) {
        flink.send("camera", Messages.LOBBY, frame);
      }
      flink.send(
          "camera",
          Messages.LOBBY,
          Messages.framesOf(Scene.lobby(1), 3).get(2).toBuilder()
              .setJpeg(ByteString.copyFromUtf8("no picture"))
              .build());
    }

    assertThat(meters.text())
        .contains("followspot_decode_seconds_count 2")
        .contains("followspot_vision_seconds_count 3");
    assertThat(sum("followspot_decode_seconds_sum"))
        .isPositive()
        .isLessThanOrEqualTo(sum("followspot_vision_seconds_sum"));
  }

  @Test
  void errorOfAFunction_isCountedAsItsFailure() {
    FlinkStandIn flink =
        new FlinkStandIn(
            FollowspotFunctions.handler(
                (config, jpeg, state, held) -> {
                  throw new IllegalStateException("a mistake of ours");
                },
                metrics,
                Traces.OFF));
    flink.send("camera", Messages.LOBBY, Messages.registration());
    flink.send("camera", Messages.LOBBY, Messages.framesOf(Scene.lobby(1), 1).get(0));

    assertThat(meters.text())
        .contains("followspot_function_failures_total{function=\"camera\"} 1.0");
    assertThat(sum("followspot_frames_rejected_total")).isEqualTo(1);
  }

  private FlinkStandIn flink() {
    return new FlinkStandIn(
        FollowspotFunctions.handler(
            (config, jpeg, state, held) -> {
              throw new AssertionError("there are no pictures");
            },
            metrics,
            Traces.OFF));
  }

  /** The sum of a metric's series. */
  private double sum(String name) {
    return meters
        .text()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static final class MovableClock extends Clock {
    private Instant now = NOW;
    private boolean broken;

    @Override
    public Instant instant() {
      if (broken) {
        throw new IllegalStateException("a clock that fails");
      }
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
