package io.followspot.gateway;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.archive.FrameArchive;
import io.followspot.gateway.archive.PictureRoutes;
import io.followspot.gateway.cameras.CameraRoutes;
import io.followspot.gateway.cameras.KafkaCameras;
import io.followspot.gateway.counts.CountRoutes;
import io.followspot.gateway.counts.HeatmapRoutes;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.kafka.TopicTail;
import io.followspot.gateway.live.FrameFollower;
import io.followspot.gateway.live.LiveRoutes;
import io.followspot.gateway.store.Counts;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.Projection;
import io.followspot.gateway.store.Projector;
import io.followspot.gateway.store.Store;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.gateway.store.StoreRoutes;
import io.followspot.gateway.stream.Broadcast;
import io.followspot.gateway.stream.KafkaReplay;
import io.followspot.gateway.stream.StreamRoutes;
import io.followspot.gateway.tracks.SearchRoutes;
import io.followspot.gateway.tracks.TrackFinder;
import io.followspot.gateway.tracks.TrackRoutes;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.Registrar;
import io.followspot.kafka.TopicSetup;
import io.followspot.kafka.TrackQueries;
import io.followspot.process.HostPort;
import io.followspot.protos.Topics;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway as a whole: what reads Kafka, and the routes over it. */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final HostPort address;

  /**
   * Begins to serve.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   * @throws RuntimeException if the address can not be bound
   */
  public Gateway(KafkaConnection connection, StoreConfig storeConfig, HostPort listen) {
    try {
      address = open(connection, storeConfig, listen);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private HostPort open(KafkaConnection connection, StoreConfig storeConfig, HostPort listen) {
    connection.check();
    TopicSetup.ensure(connection);
    Store store = part(new Store(storeConfig));
    Projection projection = new Projection(store);
    History history = new History(store);
    KafkaCameras cameras = new KafkaCameras(part(new Registrar(connection)));
    Broadcast broadcast = new Broadcast();
    history.cameras().forEach(cameras::remember);
    follow(connection, cameras, broadcast, projection.offsets());
    Clock clock = Clock.systemUTC();
    Projector projector =
        part(new Projector(connection, projection, storeConfig.retention(), clock));
    TrackQueries queries = part(TrackQueries.open(connection));
    FrameFollower frames = part(new FrameFollower(connection));
    List<Route> routes = new ArrayList<>();
    routes.addAll(new CameraRoutes(cameras, clock).routes());
    TrackFinder finder = new TrackFinder(queries::ask, history, projector::asOf);
    routes.addAll(new TrackRoutes(finder).routes());
    routes.addAll(new PictureRoutes(finder, part(new FrameArchive(connection))).routes());
    routes.addAll(new SearchRoutes(history, projector::asOf).routes());
    routes.addAll(new CountRoutes(new Counts(store), clock).routes());
    routes.addAll(new HeatmapRoutes(history, clock).routes());
    routes.addAll(new StoreRoutes(projector).routes());
    routes.addAll(new StreamRoutes(broadcast, new KafkaReplay(connection)).routes());
    routes.addAll(new LiveRoutes(frames).routes());
    return part(new Server(listen, routes, Access.open())).address();
  }

  private void follow(
      KafkaConnection connection,
      KafkaCameras cameras,
      Broadcast broadcast,
      Map<TopicPartition, Long> projected) {
    TopicTail registrations =
        part(
            new TopicTail(
                "cameras",
                connection,
                Isolation.COMMITTED,
                List.of(Topics.CAMERAS, Topics.CAMERA_EVENTS),
                entry -> {
                  cameras.take(entry);
                  if (entry.topic().equals(Topics.CAMERA_EVENTS)) {
                    broadcast.take(entry);
                  }
                }));
    Map<TopicPartition, Long> start = new HashMap<>();
    registrations
        .ends()
        .forEach(
            (partition, end) -> {
              if (partition.topic().equals(Topics.CAMERA_EVENTS)) {
                broadcast.beginAt(partition, end);
                // What history knows of the cameras need not be read again.
                start.put(partition, Math.min(end, projected.getOrDefault(partition, 0L)));
              }
            });
    registrations.from(start);
    TopicTail events =
        part(
            new TopicTail(
                "track-events",
                connection,
                Isolation.COMMITTED,
                List.of(Topics.TRACK_EVENTS),
                broadcast::take));
    var ends = events.ends();
    ends.forEach(broadcast::beginAt);
    events.from(ends);
    TopicTail positions =
        part(
            new TopicTail(
                "track-positions",
                connection,
                Isolation.UNCOMMITTED,
                List.of(Topics.TRACK_POSITIONS),
                broadcast::take));
    positions.from(positions.ends());
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  /** Where it listens. */
  public HostPort address() {
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
