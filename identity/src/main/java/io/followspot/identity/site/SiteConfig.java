package io.followspot.identity.site;

import io.followspot.identity.regions.FloorRegions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A site.
 *
 * @param siteId its id
 * @param cameras by camera id
 * @param links between cameras that do not overlap
 * @param regions zones and lines on the floor
 * @param parameters how tracks are joined
 */
public record SiteConfig(
    String siteId,
    Map<String, SiteCamera> cameras,
    List<CameraLink> links,
    FloorRegions regions,
    SiteParameters parameters) {
  /** Most cameras of a site: its state is bounded. */
  public static final int MAX_CAMERAS = 16;

  /** Rejects more than {@link #MAX_CAMERAS}. */
  public SiteConfig {
    if (cameras.size() > MAX_CAMERAS) {
      throw new IllegalArgumentException(
          "a site has at most " + MAX_CAMERAS + " cameras, not " + cameras.size());
    }
    cameras = java.util.Collections.unmodifiableMap(new TreeMap<>(cameras));
    links = List.copyOf(links);
  }

  /** A site of these cameras without links. */
  public static SiteConfig of(String siteId, List<SiteCamera> cameras) {
    Map<String, SiteCamera> byId = new TreeMap<>();
    cameras.forEach(camera -> byId.put(camera.cameraId(), camera));
    return new SiteConfig(siteId, byId, List.of(), FloorRegions.NONE, SiteParameters.DEFAULT);
  }

  /** The same with other parameters. */
  public SiteConfig with(SiteParameters changed) {
    return new SiteConfig(siteId, cameras, links, regions, changed);
  }

  /** The same with links. */
  public SiteConfig withLinks(List<CameraLink> changed) {
    return new SiteConfig(siteId, cameras, changed, regions, parameters);
  }

  /** The same with zones and lines. */
  public SiteConfig withRegions(FloorRegions changed) {
    return new SiteConfig(siteId, cameras, links, changed, parameters);
  }
}
