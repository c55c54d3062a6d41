package io.followspot.identity.site;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a site's state says of the site as a whole.
 *
 * @param lateFrames number of frames that arrived too late
 * @param absentCameras cameras that are not waited for, sorted
 * @param people number of identities that are present, seen at this moment or not, without those
 *     that may be the same as another one
 * @param zonePeople how many of them are in each zone that anybody is in
 */
public record SiteSummary(
    long lateFrames,
    List<String> absentCameras,
    int people,
    SortedMap<String, Integer> zonePeople) {
  static SiteSummary of(SiteState site) {
    List<String> absent =
        site.cameras.values().stream()
            .filter(camera -> camera.absent && !camera.ended)
            .map(camera -> camera.cameraId)
            .toList();
    int people = 0;
    SortedMap<String, Integer> zones = new TreeMap<>();
    for (Identity identity : site.identities) {
      people += identity.left || identity.twin != 0 ? 0 : 1;
      identity.regions.zones().forEach(zone -> zones.merge(zone, 1, Integer::sum));
    }
    return new SiteSummary(site.lateFrames, absent, people, zones);
  }
}
