package io.followspot.gateway;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.alerts.AlertRoutes;
import io.followspot.gateway.archive.CameraPictureRoutes;
import io.followspot.gateway.archive.PictureRoutes;
import io.followspot.gateway.cameras.CameraRoutes;
import io.followspot.gateway.cameras.LineDirections;
import io.followspot.gateway.cases.CaseRoutes;
import io.followspot.gateway.counts.CountRoutes;
import io.followspot.gateway.counts.CrossingRoutes;
import io.followspot.gateway.counts.HeatmapRoutes;
import io.followspot.gateway.counts.MovementRoutes;
import io.followspot.gateway.counts.PastRoutes;
import io.followspot.gateway.health.HealthRoutes;
import io.followspot.gateway.health.TrendRoutes;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.identities.IdentityRoutes;
import io.followspot.gateway.identities.SiteCountRoutes;
import io.followspot.gateway.identities.SiteRoutes;
import io.followspot.gateway.live.LiveRoutes;
import io.followspot.gateway.mot.MotRoutes;
import io.followspot.gateway.motion.MotionRoutes;
import io.followspot.gateway.openapi.DocumentRoutes;
import io.followspot.gateway.review.ActivityRoutes;
import io.followspot.gateway.review.ReviewedRoutes;
import io.followspot.gateway.session.SessionRoutes;
import io.followspot.gateway.sound.SoundRoutes;
import io.followspot.gateway.store.Activity;
import io.followspot.gateway.store.BackupRoutes;
import io.followspot.gateway.store.Counts;
import io.followspot.gateway.store.Crossings;
import io.followspot.gateway.store.FloorHistory;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.IdentityHistory;
import io.followspot.gateway.store.Places;
import io.followspot.gateway.store.Reviewed;
import io.followspot.gateway.store.StoreRoutes;
import io.followspot.gateway.stream.StreamRoutes;
import io.followspot.gateway.tracks.SearchRoutes;
import io.followspot.gateway.tracks.TrackFinder;
import io.followspot.gateway.tracks.TrackRoutes;
import java.util.ArrayList;
import java.util.List;

/** All routes of the gateway. */
public final class Routes {
  private Routes() {}

  /** All routes with these services and access rules. */
  public static List<Route> of(GatewayServices from, Access access) {
    History history = new History(from.store());
    TrackFinder finder = new TrackFinder(from.function(), history, from.freshness()::asOf);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new DocumentRoutes().routes());
    routes.addAll(new SessionRoutes(access).routes());
    routes.addAll(new CameraRoutes(from.cameras(), from.health(), from.clock()).routes());
    routes.addAll(new TrackRoutes(finder).routes());
    routes.addAll(new PictureRoutes(finder, from.archive()).routes());
    routes.addAll(new CameraPictureRoutes(from.archive(), history).routes());
    LineDirections directions = new LineDirections(from.cameras());
    routes.addAll(new SearchRoutes(history, directions, from.freshness()::asOf).routes());
    routes.addAll(
        new CountRoutes(new Counts(from.store()), from.freshness()::asOf, from.clock()).routes());
    routes.addAll(
        new CrossingRoutes(
                new Crossings(from.store()), directions, from.freshness()::asOf, from.clock())
            .routes());
    routes.addAll(
        new ActivityRoutes(new Activity(from.store()), from.freshness()::asOf, from.clock())
            .routes());
    routes.addAll(new CaseRoutes(from.cases()).routes());
    routes.addAll(new ReviewedRoutes(new Reviewed(from.store()), from.clock()).routes());
    routes.addAll(new HeatmapRoutes(history, from.freshness()::asOf, from.clock()).routes());
    routes.addAll(new PastRoutes(history, from.freshness()::asOf, from.clock()).routes());
    routes.addAll(
        new MovementRoutes(new Places(from.store()), from.freshness()::asOf, from.clock())
            .routes());
    routes.addAll(new SoundRoutes(from.archive(), from.clock()).routes());
    routes.addAll(new MotionRoutes(from.motion()).routes());
    routes.addAll(
        new IdentityRoutes(new IdentityHistory(from.store()), from.freshness()::asOf, from.clock())
            .routes());
    routes.addAll(new AlertRoutes(from.alerts(), from.targets(), from.clock()).routes());
    routes.addAll(new SiteRoutes(from.sites()).routes());
    routes.addAll(
        new SiteCountRoutes(
                from.cameras(),
                new FloorHistory(from.store()),
                from.freshness()::asOf,
                from.clock())
            .routes());
    routes.addAll(new MotRoutes(from.archive()::positions, from.clock()).routes());
    routes.addAll(new StoreRoutes(from.freshness()).routes());
    routes.addAll(new BackupRoutes(from.store(), from.freshness(), from.clock()).routes());
    routes.addAll(new StreamRoutes(from.broadcast(), from.replay(), from.beat()).routes());
    routes.addAll(new LiveRoutes(from.frames(), from.beat()).routes());
    routes.addAll(new TrendRoutes(from.trend(), from.clock()).routes());
    routes.addAll(
        new HealthRoutes(from.health(), from.home(), from.freshness(), access::trouble).routes());
    return List.copyOf(routes);
  }
}
