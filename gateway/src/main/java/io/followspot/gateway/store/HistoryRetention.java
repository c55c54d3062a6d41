package io.followspot.gateway.store;

import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.CameraRegistration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How long history is kept.
 *
 * @param byDefault unless there is a time below
 * @param ofCameras of what belongs to a camera
 * @param ofSites of identities, which belong to a site
 */
record HistoryRetention(
    Duration byDefault, Map<String, Duration> ofCameras, Map<String, Duration> ofSites) {
  HistoryRetention {
    ofCameras = Map.copyOf(ofCameras);
    ofSites = Map.copyOf(ofSites);
  }

  /**
   * By the registrations in force, removed cameras among them. Identities are kept as long as the
   * camera of their site that keeps its history for the shortest time.
   */
  static HistoryRetention of(Duration byDefault, Collection<CameraRegistration> registrations) {
    Map<String, Duration> ofCameras = new HashMap<>();
    Map<String, Duration> ofSites = new HashMap<>();
    for (CameraRegistration camera : registrations) {
      Duration kept = byDefault;
      if (camera.hasHistoryRetentionUs()) {
        kept = Duration.of(camera.getHistoryRetentionUs(), ChronoUnit.MICROS);
        ofCameras.put(camera.getCameraId(), kept);
      }
      if (camera.hasSite() && !camera.getRemoved()) {
        ofSites.merge(camera.getSite().getSiteId(), kept, (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    return new HistoryRetention(byDefault, ofCameras, ofSites);
  }

  /** Of what belongs to cameras. */
  Cutoffs camerasAt(Instant now) {
    return cutoffs("camera_id", ofCameras, now);
  }

  /** Of what belongs to sites. */
  Cutoffs sitesAt(Instant now) {
    return cutoffs("site_id", ofSites, now);
  }

  private Cutoffs cutoffs(String column, Map<String, Duration> kept, Instant now) {
    Map<String, Long> us = new HashMap<>();
    kept.forEach((name, duration) -> us.put(name, before(now, duration)));
    return new Cutoffs(column, before(now, byDefault), us);
  }

  private static long before(Instant now, Duration kept) {
    return TimestampFormat.us(now.minus(kept));
  }
}
