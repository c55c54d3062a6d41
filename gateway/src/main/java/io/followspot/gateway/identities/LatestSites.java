package io.followspot.gateway.identities;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.v1.FloorPathPoint;
import io.followspot.protos.v1.IdentityPosition;
import io.followspot.protos.v1.SitePositions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where everybody is on each site's floor, and was during the last moments. Thread-safe. */
public final class LatestSites {
  private static final Logger log = LoggerFactory.getLogger(LatestSites.class);

  private static final long TRAIL_US = 20_000_000;
  private static final int MAX_SITES = 1_000;

  private final Map<String, Floor> sites = new HashMap<>();

  /** Makes an empty one. */
  public LatestSites() {}

  private static final class Floor {
    SitePositions latest = SitePositions.getDefaultInstance();
    final Map<String, Deque<FloorPathPoint>> trails = new HashMap<>();
  }

  /**
   * A site's floor.
   *
   * @param latest positions
   * @param trails by global id, oldest point first
   */
  record Snapshot(SitePositions latest, Map<String, List<FloorPathPoint>> trails) {}

  /** Takes a record of the topic of site positions; leaves out what is none. */
  public void accept(ConsumerRecord<String, byte[]> entry) {
    if (entry.key() == null || entry.value() == null) {
      return;
    }
    try {
      SitePositions positions = SitePositions.parseFrom(entry.value());
      if (entry.key().equals(positions.getSiteId())) {
        take(positions);
      }
    } catch (InvalidProtocolBufferException e) {
      log.warn("Ignoring the site positions at offset {}: {}", entry.offset(), e.getMessage());
    }
  }

  private synchronized void take(SitePositions positions) {
    if (!sites.containsKey(positions.getSiteId()) && sites.size() >= MAX_SITES) {
      return;
    }
    Floor floor = sites.computeIfAbsent(positions.getSiteId(), id -> new Floor());
    long atUs = positions.getCapturedAtUs();
    if (atUs < floor.latest.getCapturedAtUs()) {
      floor.trails.clear();
    }
    floor.latest = positions;
    for (IdentityPosition identity : positions.getIdentitiesList()) {
      floor
          .trails
          .computeIfAbsent(identity.getGlobalId(), id -> new ArrayDeque<>())
          .add(
              FloorPathPoint.newBuilder()
                  .setCapturedAtUs(atUs)
                  .setXM(identity.getFloor().getXM())
                  .setYM(identity.getFloor().getYM())
                  .build());
    }
    floor.trails.values().forEach(trail -> cut(trail, atUs - TRAIL_US));
    floor.trails.values().removeIf(Deque::isEmpty);
  }

  private static void cut(Deque<FloorPathPoint> trail, long beforeUs) {
    while (!trail.isEmpty() && trail.getFirst().getCapturedAtUs() < beforeUs) {
      trail.removeFirst();
    }
  }

  /** The floor of a site; empty if nothing came from it since the gateway started. */
  synchronized Optional<Snapshot> find(String siteId) {
    return Optional.ofNullable(sites.get(siteId))
        .map(
            floor -> {
              Map<String, List<FloorPathPoint>> trails = new HashMap<>();
              floor.trails.forEach((id, trail) -> trails.put(id, new ArrayList<>(trail)));
              return new Snapshot(floor.latest, trails);
            });
  }

  /** The sites that something came from, sorted. */
  synchronized List<String> ids() {
    return sites.keySet().stream().sorted().toList();
  }
}
