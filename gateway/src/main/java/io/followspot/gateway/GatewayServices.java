package io.followspot.gateway;

import io.followspot.gateway.archive.FrameRecording;
import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.health.SystemHealth;
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
 * What the routes answer from.
 *
 * @param cameras the registrations and ledgers
 * @param function asks a track's function
 * @param store history
 * @param freshness how far history is behind
 * @param health how the other parts of the system are
 * @param broadcast what happens now
 * @param replay what happened before
 * @param frames the pictures of now
 * @param archive the pictures of before
 * @param motion how fast things move
 * @param beat how often a stream on which nothing happens says that it lives
 * @param clock dates registrations and defines the last 24 hours
 */
public record GatewayServices(
    Cameras cameras,
    TrackAsk function,
    Store store,
    Freshness freshness,
    SystemHealth health,
    Broadcast broadcast,
    Replay replay,
    Frames frames,
    FrameRecording archive,
    LatestMotionMaps motion,
    Duration beat,
    Clock clock) {}
