package io.followspot.gateway.store;

import io.followspot.gateway.store.TrackFilter.PageCursor;
import io.followspot.tracking.zones.RelativePoint;
import java.util.List;
import java.util.Optional;

/**
 * A search for tracks that may have been at a place.
 *
 * @param cameraId of this camera
 * @param polygon the place, relative to the picture
 * @param fromUs last seen then or later
 * @param toUs first seen then or earlier
 * @param after the last track of the previous page
 */
public record PlaceFilter(
    String cameraId,
    List<RelativePoint> polygon,
    long fromUs,
    long toUs,
    Optional<PageCursor> after) {
  /** Copies the polygon. */
  public PlaceFilter {
    polygon = List.copyOf(polygon);
  }
}
