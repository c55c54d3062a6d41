package io.followspot.gateway.metrics;

import io.followspot.gateway.GatewayServices;
import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.health.HomeProbe;
import io.followspot.gateway.http.RequestObserver;
import io.followspot.gateway.store.Freshness;
import io.followspot.gateway.store.StoreFigures;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.followspot.protos.v1.CameraRegistration;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The gateway's metrics. Everything but requests and ages is asked for when Prometheus reads. */
public final class GatewayMetrics {
  private static final Duration TRACKS_EVERY = Duration.ofSeconds(15);
  private static final Duration SIZE_EVERY = Duration.ofMinutes(1);

  private final Meters meters;
  private final boolean areRead;
  private final RequestMetrics requests;
  private final RecordAges ages;

  /**
   * Adds requests and ages of records.
   *
   * @param clock by which records are so old
   * @param areRead whether anybody reads the metrics; else records are not parsed for them
   */
  public GatewayMetrics(Meters meters, Clock clock, boolean areRead) {
    this.meters = meters;
    this.areRead = areRead;
    requests = new RequestMetrics(meters);
    ages = new RecordAges(meters, clock);
  }

  /** Counts requests. */
  public RequestObserver requests() {
    return requests;
  }

  /** Measures the age of each record of a followed topic before it is handled. */
  public Consumer<ConsumerRecord<String, byte[]>> observing(
      Consumer<ConsumerRecord<String, byte[]>> next) {
    if (!areRead) {
      return next;
    }
    return entry -> {
      ages.accept(entry);
      next.accept(entry);
    };
  }

  /**
   * Adds what the services know.
   *
   * @param inputLag records that wait for the engine, by topic
   * @param projectionLag committed events that are not in the store
   */
  public void addServices(
      GatewayServices from, Supplier<Map<String, Long>> inputLag, DoubleSupplier projectionLag) {
    addCameras(from.cameras());
    addStore(new StoreFigures(from.store()), from.clock());
    Freshness history = from.freshness();
    meters.gauge(Metric.PROJECTION_LAG_RECORDS, it -> it.call(projectionLag.getAsDouble()));
    meters.gauge(
        Metric.PROJECTION_LAG_SECONDS,
        it ->
            history
                .asOf()
                .ifPresent(
                    asOf ->
                        it.call(
                            Math.max(
                                0,
                                Duration.between(asOf, from.clock().instant()).toMillis() / 1e3))));
    meters.gauge(Metric.PROJECTION_SKIPPED_RECORDS, it -> it.call(history.skipped()));
    meters.gauge(
        Metric.INPUT_LAG_RECORDS,
        it -> inputLag.get().forEach((topic, records) -> it.call(records, topic)));
    HomeProbe home = from.home();
    meters.gauge(
        Metric.DISK_FREE_BYTES,
        it -> {
          OptionalLong free = home.freeBytes();
          if (free.isPresent()) {
            it.call(free.getAsLong());
          }
        });
    meters.gauge(
        Metric.PART_UP,
        it -> {
          part(it, "kafka", from.health().kafka().ok());
          part(it, "processing", from.health().processing().ok());
          part(it, "disk", home.disk().ok());
          part(it, "history", history.stoppedBecause().isEmpty());
        });
  }

  /** Adds what the server knows: open streams and connections. */
  public void addServer(DoubleSupplier streams, DoubleSupplier connections) {
    meters.gauge(Metric.STREAMS_OPEN, it -> it.call(streams.getAsDouble()));
    meters.gauge(Metric.CONNECTIONS_OPEN, it -> it.call(connections.getAsDouble()));
  }

  private void addCameras(Cameras cameras) {
    meters.gauge(Metric.CAMERAS, it -> it.call(cameras.all().size()));
    meters.gauge(
        Metric.CAMERA_LAST_FRAME_TIMESTAMP_SECONDS,
        it -> {
          for (CameraRegistration camera : cameras.all()) {
            cameras
                .lastEvent(camera.getCameraId())
                .map(event -> event.getFrame().getCapturedAtUs())
                .filter(us -> us > 0)
                .ifPresent(us -> it.call(us / 1e6, camera.getCameraId()));
          }
        });
  }

  private void addStore(StoreFigures store, Clock clock) {
    RareValue<Map<String, Long>> tracks =
        new RareValue<>(Map.of(), TRACKS_EVERY, clock, store::tracksByStatus);
    RareValue<OptionalLong> size =
        new RareValue<>(OptionalLong.empty(), SIZE_EVERY, clock, store::sizeBytes);
    meters.gauge(
        Metric.TRACKS, it -> tracks.get().forEach((status, count) -> it.call(count, status)));
    meters.gauge(
        Metric.STORE_SIZE_BYTES,
        it -> {
          OptionalLong bytes = size.get();
          if (bytes.isPresent()) {
            it.call(bytes.getAsLong());
          }
        });
  }

  private static void part(GaugeWithCallback.Callback gauge, String part, boolean ok) {
    gauge.call(ok ? 1 : 0, part);
  }
}
