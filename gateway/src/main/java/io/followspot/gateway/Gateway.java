package io.followspot.gateway;

import io.followspot.gateway.alerts.AlertPublisher;
import io.followspot.gateway.alerts.AlertTarget;
import io.followspot.gateway.alerts.AlertTargetConsumer;
import io.followspot.gateway.alerts.AlertTargetFile;
import io.followspot.gateway.alerts.AlertTargets;
import io.followspot.gateway.alerts.ConditionAlerts;
import io.followspot.gateway.alerts.RecentAlerts;
import io.followspot.gateway.archive.FrameArchive;
import io.followspot.gateway.archive.MomentPicture;
import io.followspot.gateway.archive.TrackMedia;
import io.followspot.gateway.cameras.KafkaCameras;
import io.followspot.gateway.cases.CaseCollector;
import io.followspot.gateway.cases.CaseKeeper;
import io.followspot.gateway.cases.CaseLimits;
import io.followspot.gateway.health.HealthTrend;
import io.followspot.gateway.health.HomeProbe;
import io.followspot.gateway.health.KafkaProbe;
import io.followspot.gateway.identities.LatestSites;
import io.followspot.gateway.live.FrameFollower;
import io.followspot.gateway.metrics.GatewayMetrics;
import io.followspot.gateway.motion.LatestMotionMaps;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.Projection;
import io.followspot.gateway.store.Projector;
import io.followspot.gateway.store.Store;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.gateway.stream.Broadcast;
import io.followspot.gateway.stream.KafkaReplay;
import io.followspot.gateway.traces.RecordTraces;
import io.followspot.gateway.tracks.TrackFinder;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.kafka.TopicRetention;
import io.followspot.kafka.TopicSetup;
import io.followspot.kafka.TopicTail;
import io.followspot.kafka.TrackQueries;
import io.followspot.metrics.Meters;
import io.followspot.metrics.MetricsServer;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import io.followspot.traces.Traces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway: its consumers of Kafka, and its routes. */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private static final Map<String, Object> FOLLOWING =
      Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) TopicTail.FOLLOWING_WAIT.toMillis());

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** Microphones report every few seconds; only of rejected records less and less often. */
  private static final Duration SOUND_REMEMBERED = Duration.ofHours(1);

  /** How far back alerts can be listed after a start. */
  private static final Duration ALERTS_REMEMBERED = Duration.ofDays(30);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final URI address;

  /**
   * Starts serving.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   * @throws RuntimeException if the address cannot be bound
   */
  public Gateway(KafkaConnection connection, StoreConfig storeConfig, Server.Settings serving) {
    try {
      address = open(connection, storeConfig, serving);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private URI open(KafkaConnection connection, StoreConfig storeConfig, Server.Settings serving) {
    Clock clock = Clock.systemUTC();
    List<AlertTarget> configured = AlertTargetFile.read(Setting.ALERT_TARGETS.read());
    connection.check();
    TopicSetup.ensure(connection);
    TopicSetup.check(connection).forEach(log::warn);
    TopicRetention.of(connection, Topics.TRACK_EVENTS)
        .filter(kept -> kept.compareTo(storeConfig.retention()) < 0)
        .ifPresent(
            kept ->
                log.warn(
                    "History keeps tracks for {}, but {} only for {}: older history cannot be"
                        + " rebuilt",
                    storeConfig.retention(),
                    Topics.TRACK_EVENTS,
                    kept));
    Store store = part(new Store(storeConfig));
    RecordTraces traces = new RecordTraces(part(Traces.configured("followspot-gateway")));
    Projection projection = new Projection(store, traces);
    KafkaCameras cameras =
        new KafkaCameras(part(new RegistrationPublisher(connection)), checkpointInterval());
    Broadcast broadcast = new Broadcast();
    new History(store).cameras().forEach(cameras::remember);
    Meters meters = new Meters().withProcess();
    boolean areRead = !Setting.GATEWAY_METRICS_LISTEN.read().isEmpty();
    GatewayMetrics metrics = new GatewayMetrics(meters, clock, areRead);
    follow(
        connection,
        cameras,
        broadcast,
        metrics.observing(traces.delivering(broadcast::accept)),
        projection.offsets(),
        clock);
    TrackQueries queries = part(TrackQueries.open(connection));
    Projector projector =
        part(new Projector(connection, projection, storeConfig.retention(), clock));
    KafkaProbe probe = part(new KafkaProbe(connection, stillAfter(), clock));
    FrameArchive archive = part(new FrameArchive(connection));
    TrackFinder finder = new TrackFinder(queries::ask, new History(store), projector::asOf);
    MomentPicture pictures = new MomentPicture(finder, archive);
    AlertTargets targets =
        part(
            new AlertTargets(
                configured,
                alert ->
                    alert.getTrackId().isEmpty()
                        ? Optional.empty()
                        : pictures.of(alert.getTrackId(), alert.getAtUs()),
                clock));
    RecentAlerts alerts = followAlerts(connection, broadcast, clock);
    CaseKeeper cases =
        part(
            new CaseKeeper(
                Path.of(Setting.HOME.read()).resolve("cases"),
                new CaseCollector(new History(store), alerts, new TrackMedia(archive)),
                CaseLimits.fromEnvironment(),
                clock));
    HomeProbe home = new HomeProbe(Path.of(Setting.HOME.read()), clock);
    GatewayServices sources =
        new GatewayServices(
            cameras,
            queries::ask,
            store,
            projector,
            probe,
            home,
            part(
                new HealthTrend(cameras::ledgers, probe::lag, projector::lagRecords, home, clock)
                    .start()),
            broadcast,
            new KafkaReplay(connection),
            part(new FrameFollower(connection)),
            archive,
            followMotion(connection),
            followSites(connection, broadcast),
            alerts,
            targets,
            cases,
            HEARTBEAT,
            clock);
    part(
        new AlertPublisher(connection, new ConditionAlerts(cameras, probe, alerts, clock), alerts));
    targets.targets().forEach(it -> part(new AlertTargetConsumer(connection, targets, it)));
    HomeAutomation.of(configured, cameras, new History(store)).forEach(this::part);
    HomeAutomation.frigates(configured, connection).forEach(this::part);
    metrics.addServices(sources, probe::lag, projector::lagRecords);
    Server server =
        part(new Server(serving, Routes.of(sources, serving.access()), metrics.requests()));
    metrics.addServer(server::streams, server::connections);
    MetricsServer.start(Setting.GATEWAY_METRICS_LISTEN, meters).ifPresent(this::part);
    return server.address();
  }

  private void follow(
      KafkaConnection connection,
      KafkaCameras cameras,
      Broadcast broadcast,
      Consumer<ConsumerRecord<String, byte[]>> tracks,
      Map<TopicPartition, Long> projected,
      Clock clock) {
    TopicTail registrations =
        tail(
            connection,
            Isolation.COMMITTED,
            Topics.CAMERAS,
            Topics.CAMERA_EVENTS,
            Topics.SOUND_EVENTS);
    Map<TopicPartition, Long> start = new HashMap<>();
    registrations
        .ends()
        .forEach(
            (partition, end) -> {
              if (!partition.topic().equals(Topics.CAMERAS)) {
                broadcast.beginAt(partition, end);
              }
              if (partition.topic().equals(Topics.CAMERA_EVENTS)) {
                // Camera events that are already in the history need not be read again.
                start.put(partition, Math.min(end, projected.getOrDefault(partition, 0L)));
              }
            });
    // Those of sound are in no history: the newest one states whether a microphone can be used.
    registrations
        .offsetsSince(clock.instant().minus(SOUND_REMEMBERED))
        .forEach(
            (partition, offset) -> {
              if (partition.topic().equals(Topics.SOUND_EVENTS)) {
                start.put(partition, offset);
              }
            });
    registrations
        .from(start)
        .follow(
            "cameras",
            entry -> {
              cameras.accept(entry);
              if (!entry.topic().equals(Topics.CAMERAS)) {
                broadcast.accept(entry);
              }
            });
    TopicTail events =
        tail(connection, Isolation.COMMITTED, Topics.TRACK_EVENTS, Topics.IDENTITY_EVENTS);
    var ends = events.ends();
    ends.forEach(broadcast::beginAt);
    events.from(ends).follow("track-events", tracks::accept);
    TopicTail positions = tail(connection, Isolation.UNCOMMITTED, Topics.TRACK_POSITIONS);
    positions.from(positions.ends()).follow("track-positions", tracks::accept);
  }

  /** Offsets are committed with each checkpoint: on a healthy system frames wait that long. */
  private static Duration stillAfter() {
    return Duration.ofSeconds(8).plus(checkpointInterval().multipliedBy(3));
  }

  private static Duration checkpointInterval() {
    return Duration.ofMillis(Setting.CHECKPOINT_INTERVAL_MS.readInt());
  }

  private LatestMotionMaps followMotion(KafkaConnection connection) {
    LatestMotionMaps board = new LatestMotionMaps();
    TopicTail maps = tail(connection, Isolation.UNCOMMITTED, Topics.MOTION_MAPS);
    maps.from(maps.ends()).follow("motion-maps", board::accept);
    return board;
  }

  private RecentAlerts followAlerts(KafkaConnection connection, Broadcast broadcast, Clock clock) {
    RecentAlerts alerts = new RecentAlerts();
    TopicTail tail = tail(connection, Isolation.COMMITTED, Topics.ALERTS);
    tail.ends().forEach(broadcast::beginAt);
    tail.from(tail.offsetsSince(clock.instant().minus(ALERTS_REMEMBERED)))
        .follow(
            "alerts",
            entry -> {
              alerts.accept(entry);
              broadcast.accept(entry);
            });
    return alerts;
  }

  private LatestSites followSites(KafkaConnection connection, Broadcast broadcast) {
    LatestSites sites = new LatestSites();
    TopicTail positions = tail(connection, Isolation.UNCOMMITTED, Topics.SITE_POSITIONS);
    positions
        .from(positions.ends())
        .follow(
            "site-positions",
            entry -> {
              sites.accept(entry);
              broadcast.accept(entry);
            });
    return sites;
  }

  private TopicTail tail(KafkaConnection connection, Isolation isolation, String... topics) {
    return part(TopicTail.open(connection, isolation, FOLLOWING, topics));
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  /** The address. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        log.warn("Closing", e);
      }
    }
  }
}
