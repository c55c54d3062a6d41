package io.followspot.gateway;

import io.followspot.gateway.alerts.AlertTargets;
import io.followspot.gateway.alerts.RecentAlerts;
import io.followspot.gateway.archive.FrameRecording;
import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.cases.CaseKeeper;
import io.followspot.gateway.health.HealthTrend;
import io.followspot.gateway.health.HomeProbe;
import io.followspot.gateway.health.SystemHealth;
import io.followspot.gateway.identities.LatestSites;
import io.followspot.gateway.live.LiveRoutes.Frames;
import io.followspot.gateway.motion.LatestMotionMaps;
import io.followspot.gateway.store.Freshness;
import io.followspot.gateway.store.Store;
import io.followspot.gateway.stream.Broadcast;
import io.followspot.gateway.stream.StreamRoutes.Replay;
import io.followspot.gateway.tracks.TrackFinder.TrackAsk;
import java.time.Clock;
import java.time.Duration;

/**
 * The services that the routes use.
 *
 * @param cameras the registrations and ledgers
 * @param function queries a track's function
 * @param store history
 * @param freshness how far history is behind
 * @param health of the other parts of the system
 * @param home state of the data directory
 * @param trend health over the last day
 * @param broadcast live events
 * @param replay past events
 * @param frames live pictures
 * @param archive past pictures
 * @param motion the latest motion maps
 * @param sites the latest positions on the floors
 * @param alerts the latest alerts
 * @param targets targets of alerts
 * @param cases that are kept
 * @param beat interval of keep-alive messages on an idle stream
 * @param clock dates registrations and defines the last 24 hours
 */
public record GatewayServices(
    Cameras cameras,
    TrackAsk function,
    Store store,
    Freshness freshness,
    SystemHealth health,
    HomeProbe home,
    HealthTrend trend,
    Broadcast broadcast,
    Replay replay,
    Frames frames,
    FrameRecording archive,
    LatestMotionMaps motion,
    LatestSites sites,
    RecentAlerts alerts,
    AlertTargets targets,
    CaseKeeper cases,
    Duration beat,
    Clock clock) {}
