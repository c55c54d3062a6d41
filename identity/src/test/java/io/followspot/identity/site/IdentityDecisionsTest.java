package io.followspot.identity.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.identity.calibration.CameraView;
import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.calibration.Homography;
import io.followspot.identity.calibration.Intrinsics;
import io.followspot.identity.calibration.Pose;
import io.followspot.identity.regions.FloorRegions;
import io.followspot.identity.regions.FloorZone;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each kind of decision on tracks that are placed by hand. */
class IdentityDecisionsTest {
  private static final Intrinsics LENS = new Intrinsics(900, 900, 640, 360);
  private static final SiteCamera SOUTH = camera("south", new FloorPoint(5, -4));
  private static final SiteCamera NORTH = camera("north", new FloorPoint(5, 14));
  private static final SiteConfig SITE = SiteConfig.of("hall", List.of(SOUTH, NORTH));
  private static final long FRAME_US = 100_000;

  private static SiteCamera camera(String id, FloorPoint place) {
    Pose pose = Pose.lookingAt(place, 5, new FloorPoint(5, 5));
    return new SiteCamera(id, new CameraView(Homography.of(LENS, pose), 1280, 720, LENS));
  }

  private static Box box(SiteCamera camera, double xM, double yM) {
    Point foot = camera.view().toPicture(new FloorPoint(xM, yM), 0).orElseThrow();
    Point head = camera.view().toPicture(new FloorPoint(xM, yM), 1.8).orElseThrow();
    double height = foot.yPx() - head.yPx();
    double middle = (foot.xPx() + head.xPx()) / 2;
    return new Box(middle - height / 6, head.yPx(), height / 3, height);
  }

  private final List<CameraFrame> frames = new ArrayList<>();

  private TrackSighting at(SiteCamera camera, String track, double xM, double yM, byte... looks) {
    return new TrackSighting(track, box(camera, xM, yM), "person", looks);
  }

  private void frame(SiteCamera camera, int n, TrackSighting... sightings) {
    frames.add(new CameraFrame(camera.cameraId(), (n + 1) * FRAME_US, List.of(sightings)));
  }

  private SiteRun run() {
    return SiteRun.of(SITE, frames);
  }

  @Test
  void oneTrackInEachCamera_atOnePlace_isOneIdentitySeenByBoth() {
    for (int n = 0; n < 10; n++) {
      frame(SOUTH, n, at(SOUTH, "s", 4 + 0.1 * n, 5));
      frame(NORTH, n, at(NORTH, "n", 4 + 0.1 * n, 5));
    }

    SiteRun run = run();

    assertThat(run.types()).containsExactly(IdentityEventType.APPEARED, IdentityEventType.SEEN_BY);
    IdentityEvent joined = run.events.get(1);
    assertThat(joined.evidence().cameras()).containsExactlyInAnyOrder("south", "north");
    assertThat(joined.evidence().distanceM()).isBetween(0.0, 0.6);
    FloorPosition last = run.positions.get(run.positions.size() - 1);
    assertThat(last.xM()).isCloseTo(4.9, within(0.1));
    assertThat(last.yM()).isCloseTo(5, within(0.2));
    assertThat(last.speedMPerS()).isCloseTo(1, within(0.3));
    assertThat(last.headingDeg() % 350).isLessThan(15);
  }

  @Test
  void tracksFarApart_areTwoIdentities() {
    for (int n = 0; n < 10; n++) {
      frame(SOUTH, n, at(SOUTH, "s", 3, 5));
      frame(NORTH, n, at(NORTH, "n", 6.5, 5));
    }

    assertThat(run().types())
        .containsExactly(IdentityEventType.APPEARED, IdentityEventType.APPEARED);
  }

  @Test
  void twoTracksOfOneCamera_neverBecomeOneIdentity() {
    for (int n = 0; n < 30; n++) {
      frame(SOUTH, n, at(SOUTH, "a", 5, 5), at(SOUTH, "b", 5.2, 5));
      frame(NORTH, n);
    }

    assertThat(run().types())
        .containsExactly(IdentityEventType.APPEARED, IdentityEventType.APPEARED);
  }

  @Test
  void wronglyJoinedTrack_isSplitWithDistance() {
    for (int n = 0; n < 60; n++) {
      double apart = n < 10 ? 0 : Math.min(3, 0.1 * (n - 10));
      frame(SOUTH, n, at(SOUTH, "s", 4 - apart, 5));
      frame(NORTH, n, at(NORTH, "n", 4 + apart, 5));
    }

    SiteRun run = run();

    assertThat(run.count(IdentityEventType.SPLIT)).isEqualTo(1);
    IdentityEvent split =
        run.events.stream()
            .filter(event -> event.type() == IdentityEventType.SPLIT)
            .findFirst()
            .orElseThrow();
    assertThat(split.otherGlobalId()).isEqualTo("hall.2");
    assertThat(split.evidence().distanceM()).isGreaterThan(1);
  }

  @Test
  void identitiesThatComeTogether_eachInItsOwnCamera_areMergedAfterASecond() {
    for (int n = 0; n < 60; n++) {
      double apart = Math.max(0, 3 - 0.2 * n);
      frame(SOUTH, n, at(SOUTH, "s", 4, 5));
      frame(NORTH, n, at(NORTH, "n", 4 + apart, 5));
    }

    SiteRun run = run();

    IdentityEvent merged =
        run.events.stream()
            .filter(event -> event.type() == IdentityEventType.MERGED)
            .findFirst()
            .orElseThrow();
    assertThat(merged.globalId()).isEqualTo("hall.2");
    assertThat(merged.otherGlobalId()).isEqualTo("hall.1");
    assertThat(merged.evidence().cameras()).containsExactlyInAnyOrder("south", "north");
    assertThat(run.positions.get(run.positions.size() - 1).globalId()).isEqualTo("hall.1");
  }

  @Test
  void identityThatMayBeAnOlderOne_doesNotCountInZones() {
    for (int n = 0; n < 60; n++) {
      double apart = Math.max(0, 3 - 0.2 * n);
      frame(NORTH, n, at(NORTH, "n", 4, 5));
      frame(SOUTH, n, at(SOUTH, "s", 4 + apart, 5));
    }
    TreeMap<String, FloorZone> zones = new TreeMap<>(Map.of("middle", zone(2, 3, 4.9, 7)));

    SiteRun run = SiteRun.of(SITE.withRegions(new FloorRegions(zones, new TreeMap<>())), frames);

    assertThat(run.count(IdentityEventType.MERGED)).isEqualTo(1);
    assertThat(run.events.stream().filter(e -> e.type() == IdentityEventType.ZONE_ENTERED))
        .extracting(IdentityEvent::globalId)
        .containsExactly("hall.1");
  }

  @Test
  void trackThatStopsHereAndStartsThere_isHandedOver() {
    for (int n = 0; n < 60; n++) {
      if (n < 20) {
        frame(SOUTH, n, at(SOUTH, "s", 2 + 0.1 * n, 5));
        frame(NORTH, n);
      } else {
        frame(SOUTH, n);
        frame(NORTH, n, n < 28 ? new TrackSighting[0] : moving(n));
      }
    }

    SiteRun run = run();

    assertThat(run.types())
        .containsExactly(IdentityEventType.APPEARED, IdentityEventType.HANDED_OVER);
    assertThat(run.events.get(1).evidence().cameras()).containsExactly("south", "north");
  }

  private TrackSighting[] moving(int n) {
    return new TrackSighting[] {at(NORTH, "n", 2 + 0.1 * n, 5)};
  }

  @Test
  void whoLeavesAndComesBackByLooks_keepsTheId() {
    byte[] red = {100, 0, 0, 10};
    byte[] blue = {0, 0, 100, 10};
    for (int n = 0; n < 20; n++) {
      frame(SOUTH, n, at(SOUTH, "s1", 3, 5, red));
    }
    for (int n = 20; n < 220; n++) {
      frame(SOUTH, n);
    }
    for (int n = 220; n < 240; n++) {
      frame(SOUTH, n, at(SOUTH, "s2", 6, 4, blue), at(SOUTH, "s3", 4, 7, red));
    }

    SiteRun run = run();

    assertThat(run.types())
        .containsExactly(
            IdentityEventType.APPEARED,
            IdentityEventType.LEFT,
            IdentityEventType.APPEARED,
            IdentityEventType.APPEARED);
    Map<String, String> ids =
        Map.of(
            run.events.get(2).trackId(), run.events.get(2).globalId(),
            run.events.get(3).trackId(), run.events.get(3).globalId());
    assertThat(ids).containsEntry("s3", "hall.1").containsEntry("s2", "hall.2");
  }

  @Test
  void linkBetweenCameras_handsOverAfterTheWalkingTime() {
    SiteCamera far = camera("far", new FloorPoint(105, -4), new FloorPoint(105, 5));
    FloorZone exit = zone(5, 3, 9, 7);
    FloorZone entry = zone(102, 3, 106, 7);
    SiteConfig linked =
        SiteConfig.of("hall", List.of(SOUTH, far))
            .withLinks(List.of(new CameraLink("south", exit, "far", entry, 30_000_000, 3_000_000)));
    for (int n = 0; n < 400; n++) {
      frame(SOUTH, n, n < 30 ? new TrackSighting[] {at(SOUTH, "s", 4 + 0.1 * n, 5)} : NONE);
      frame(far, n, n < 335 ? NONE : new TrackSighting[] {at(far, "f", 103, 5)});
    }

    SiteRun run = SiteRun.of(linked, frames);

    IdentityEvent last = run.events.get(run.events.size() - 1);
    assertThat(last.type()).isEqualTo(IdentityEventType.HANDED_OVER);
    assertThat(last.globalId()).isEqualTo("hall.1");
    assertThat(SiteRun.of(linked.withLinks(List.of()), frames).types())
        .doesNotContain(IdentityEventType.HANDED_OVER);
  }

  private static final TrackSighting[] NONE = {};

  private static SiteCamera camera(String id, FloorPoint place, FloorPoint target) {
    Pose pose = Pose.lookingAt(place, 5, target);
    return new SiteCamera(id, new CameraView(Homography.of(LENS, pose), 1280, 720, LENS));
  }

  private static FloorZone zone(double left, double low, double right, double high) {
    return new FloorZone(
        List.of(
            new FloorPoint(left, low),
            new FloorPoint(right, low),
            new FloorPoint(right, high),
            new FloorPoint(left, high)));
  }

  @Test
  void feetBelowThePicture_areInferredFromTheHead() {
    // Walks towards the camera until the picture's lower edge cuts the box in two.
    double lastY = 0;
    for (int n = 0; n < 60; n++) {
      double y = 4 - 0.1 * n;
      Box whole = box(SOUTH, 5, y);
      if (whole.topPx() > 660) {
        break;
      }
      double height = Math.min(whole.heightPx(), 720 - whole.topPx());
      Box cut = new Box(whole.leftPx(), whole.topPx(), whole.widthPx(), height);
      frames.add(
          new CameraFrame(
              "south", (n + 1) * FRAME_US, List.of(new TrackSighting("s", cut, "person"))));
      lastY = y;
    }
    assertThat(box(SOUTH, 5, lastY).bottomPx()).isGreaterThan(850);

    SiteRun run = SiteRun.of(SiteConfig.of("hall", List.of(SOUTH)), frames);

    FloorPosition last = run.positions.get(run.positions.size() - 1);
    assertThat(last.yM()).isCloseTo(lastY, within(0.3));
  }
}
