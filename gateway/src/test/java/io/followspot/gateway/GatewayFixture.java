package io.followspot.gateway;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.alerts.AlertTargets;
import io.followspot.gateway.alerts.RecentAlerts;
import io.followspot.gateway.alerts.WebhookTarget;
import io.followspot.gateway.archive.TrackMedia;
import io.followspot.gateway.cases.CaseCollector;
import io.followspot.gateway.cases.CaseKeeper;
import io.followspot.gateway.cases.CaseLimits;
import io.followspot.gateway.health.HealthTrend;
import io.followspot.gateway.health.HomeProbe;
import io.followspot.gateway.health.PartHealth;
import io.followspot.gateway.health.SystemHealth;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.ServerLimits;
import io.followspot.gateway.identities.LatestSites;
import io.followspot.gateway.live.LatestFrames;
import io.followspot.gateway.motion.LatestMotionMaps;
import io.followspot.gateway.store.Freshness;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.Projection;
import io.followspot.gateway.store.Store;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.gateway.store.TopicBounds;
import io.followspot.gateway.store.TrackLives;
import io.followspot.gateway.stream.Broadcast;
import io.followspot.gateway.stream.StreamRoutes.Replay;
import io.followspot.process.HostPort;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackReply;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's server with a store of its own and without Kafka. Every answer that a test gets is
 * validated against the OpenAPI document.
 */
public final class GatewayFixture implements AutoCloseable {
  /** The gateway's present time. */
  public static final Instant NOW =
      Instant.ofEpochSecond(TrackLives.NOON_US / 1_000_000).plus(Duration.ofHours(2));

  /** The time as of which history is reported. */
  public static final Instant AS_OF = NOW.minusSeconds(3);

  /** Default limits, but a client that reads nothing for a second is disconnected. */
  public static final ServerLimits LIMITS = limits(Duration.ofSeconds(10), 1_024, 512, 1_024, 12);

  /** Few small cases. */
  public static final CaseLimits CASE_LIMITS = new CaseLimits(20, 4 << 20);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ApiDocument DOCUMENT = new ApiDocument();

  public final FakeCameras cameras = new FakeCameras();
  public final Map<String, TrackSnapshot> functions = new ConcurrentHashMap<>();
  public final Broadcast broadcast = new Broadcast();
  public final FakeRecording recording = new FakeRecording();
  public final LatestFrames frames = new LatestFrames();
  public volatile boolean functionsAnswer = true;
  public final LatestMotionMaps motion = new LatestMotionMaps();
  public final LatestSites sites = new LatestSites();
  public final RecentAlerts alerts = new RecentAlerts();
  public final AlertTargets targets;
  public volatile PartHealth kafkaHealth = new PartHealth(true, "", NOW);
  public volatile PartHealth processingHealth = new PartHealth(true, "", NOW);
  public volatile long freeBytes = 1L << 40;
  public volatile boolean rebuilt;
  public volatile @Nullable Instant lostByRebuild;
  public volatile Replay replay = (from, until, sink) -> {};

  private final Store store;
  private final CaseKeeper cases;
  private final Projection projection;
  private final List<Route> routes;
  private final GatewayServices services;
  private final HealthTrend trend;
  private final Server server;

  /** Serves everybody. */
  public GatewayFixture(Path directory) {
    this(directory, Access.open(), AllowedOrigins.open("", ""), Optional.empty());
  }

  /** Serves with access rules. */
  public GatewayFixture(
      Path directory, Access access, AllowedOrigins origins, Optional<SSLContext> tls) {
    this(directory, access, origins, tls, LIMITS);
  }

  /** Serves with access rules and limits. */
  public GatewayFixture(
      Path directory,
      Access access,
      AllowedOrigins origins,
      Optional<SSLContext> tls,
      ServerLimits limits) {
    this(directory, access, origins, tls, limits, List.of());
  }

  /** Serves with access rules, limits and targets of alerts. */
  public GatewayFixture(
      Path directory,
      Access access,
      AllowedOrigins origins,
      Optional<SSLContext> tls,
      ServerLimits limits,
      List<WebhookTarget> targets) {
    this.targets =
        new AlertTargets(targets, alert -> Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
    store =
        new Store(
            StoreConfig.embedded(
                directory.resolve(UUID.randomUUID().toString()), Duration.ofDays(30)));
    projection = new Projection(store);
    HomeProbe home = new HomeProbe(directory, any -> freeBytes, Clock.fixed(NOW, ZoneOffset.UTC));
    trend =
        new HealthTrend(
            cameras::ledgers,
            () -> Map.of(Topics.FRAMES, 3L, Topics.SOUND, 2L),
            () -> 4,
            home,
            Clock.fixed(NOW, ZoneOffset.UTC));
    cases =
        new CaseKeeper(
            directory.resolve("cases"),
            new CaseCollector(new History(store), alerts, new TrackMedia(recording)),
            CASE_LIMITS,
            Clock.fixed(NOW, ZoneOffset.UTC));
    GatewayServices sources =
        new GatewayServices(
            cameras,
            this::ask,
            store,
            freshness(),
            health(),
            home,
            trend,
            broadcast,
            (from, until, sink) -> replay.replay(from, until, sink),
            frames,
            recording,
            motion,
            sites,
            alerts,
            this.targets,
            cases,
            Duration.ofMillis(100),
            Clock.fixed(NOW, ZoneOffset.UTC));
    services = sources;
    routes = Routes.of(sources, access);
    server =
        new Server(
            new Server.Settings(new HostPort("127.0.0.1", 0), access, origins, tls, limits),
            routes);
  }

  /** Limits of which some are as given. */
  public static ServerLimits limits(
      Duration requestTimeout,
      int connectionsPerAddress,
      int streamsPerToken,
      int streamsPerAddress,
      int pictures) {
    return new ServerLimits(
        4_096,
        connectionsPerAddress,
        requestTimeout,
        Duration.ofSeconds(1),
        4_096,
        streamsPerToken,
        streamsPerAddress,
        pictures);
  }

  /** The system's health over time; without samples. */
  public HealthTrend trend() {
    return trend;
  }

  /** What the routes use. */
  public GatewayServices services() {
    return services;
  }

  /** Number of open streams. */
  public long streams() {
    return server.streams();
  }

  /** How many connections are open. */
  public int connections() {
    return server.connections();
  }

  private SystemHealth health() {
    return new SystemHealth() {
      @Override
      public PartHealth kafka() {
        return kafkaHealth;
      }

      @Override
      public PartHealth processing() {
        return processingHealth;
      }
    };
  }

  private Freshness freshness() {
    return new Freshness() {
      @Override
      public Optional<Instant> asOf() {
        return Optional.of(AS_OF);
      }

      @Override
      public boolean isRebuilding() {
        return rebuilt;
      }

      @Override
      public long skipped() {
        return projection.skipped();
      }

      @Override
      public Optional<String> stoppedBecause() {
        return Optional.empty();
      }

      @Override
      public Optional<Instant> lostByRebuild() {
        return Optional.ofNullable(lostByRebuild);
      }

      @Override
      public <T> T change(Function<TopicBounds, T> change) {
        return change.apply(new TopicBounds(Map.of(), Map.of()));
      }

      @Override
      public void rebuild() {
        rebuilt = true;
      }
    };
  }

  private CompletableFuture<TrackReply> ask(String trackId, Duration patience) {
    if (!functionsAnswer) {
      return CompletableFuture.failedFuture(new TimeoutException());
    }
    TrackSnapshot track = functions.get(trackId);
    TrackReply.Builder reply = TrackReply.newBuilder().setTrackId(trackId);
    return CompletableFuture.completedFuture(
        track == null
            ? reply.setStatus(ReplyStatus.REPLY_STATUS_NOT_FOUND).build()
            : reply.setStatus(ReplyStatus.REPLY_STATUS_FOUND).setTrack(track).build());
  }

  /** Puts lives into the store, and their cameras beside them. */
  public GatewayFixture with(TrackLives lives) {
    projection.write(lives.records());
    lives.records().stream()
        .map(entry -> CameraRegistration.newBuilder().setCameraId(entry.key()).build())
        .forEach(cameras::publish);
    return this;
  }

  /** Puts records of topics into the store. */
  public GatewayFixture with(Iterable<ConsumerRecord<String, byte[]>> records) {
    projection.write(records);
    return this;
  }

  public List<Route> routes() {
    return routes;
  }

  public URI address() {
    return server.address();
  }

  public Answer get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  /** Calls without validation against the document, which does not describe compression. */
  public Answer getUnchecked(String target, String... headers) {
    return answer("GET", target, "", headers);
  }

  /** Calls, and compares the answer with the document. */
  public Answer send(String method, String target, String body, String... headers) {
    Answer answer = answer(method, target, body, headers);
    DOCUMENT.check(method, target, answer);
    return answer;
  }

  /** As {@link #send}, but of an answer that never ends only the headers are read. */
  public Answer call(String method, String target, String body, String... headers) {
    try {
      HttpResponse<InputStream> response =
          HTTP.send(
              request(method, target, body, headers), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean endless =
            response.statusCode() == 200
                && (type.startsWith("text/event-stream") || type.startsWith("multipart/"));
        byte[] read = endless ? new byte[0] : in.readAllBytes();
        Answer answer = new Answer(response.statusCode(), response.headers(), read);
        DOCUMENT.check(method, target, answer);
        return answer;
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + target, e);
    }
  }

  private Answer answer(String method, String target, String body, String... headers) {
    try {
      HttpResponse<byte[]> response =
          HTTP.send(
              request(method, target, body, headers), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + target, e);
    }
  }

  private HttpRequest request(String method, String target, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(target))
            .timeout(Duration.ofMinutes(1))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  @Override
  public void close() {
    server.close();
    cases.close();
    store.close();
  }
}
