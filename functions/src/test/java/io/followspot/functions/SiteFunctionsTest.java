package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.camera.VisionSource;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.SiteCamera;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.FloorPoint;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.IdentityQuery;
import io.followspot.protos.v1.IdentityReply;
import io.followspot.protos.v1.IdentityStatus;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.SitePlacement;
import io.followspot.protos.v1.SitePositions;
import io.followspot.protos.v1.SiteZone;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cameras, tracks, site and identities together, with serialised messages as Flink sends them. */
class SiteFunctionsTest {
  private static final VisionSource NO_VISION =
      (config, picture, state, expected) -> {
        throw new AssertionError("no pictures here");
      };

  /** A zone that is as large as the floor. */
  private static final SitePlacement EVERYWHERE =
      SitePlacement.newBuilder()
          .addZones(
              SiteZone.newBuilder()
                  .setZoneId("all")
                  .addCorners(FloorPoint.newBuilder().setXM(-50).setYM(-50))
                  .addCorners(FloorPoint.newBuilder().setXM(50).setYM(-50))
                  .addCorners(FloorPoint.newBuilder().setXM(50).setYM(50))
                  .addCorners(FloorPoint.newBuilder().setXM(-50).setYM(50)))
          .build();

  private static final SimulatedSite WALKER = new SimulatedSite(SiteScenario.exact(11, 2, 1, 12));

  @Test
  void twoCamerasAndOneWalker_giveOneIdentityWithEventsOnce() throws Exception {
    FlinkStandIn flink = run(WALKER, WALKER.frames());

    List<IdentityEvent> events = events(flink);
    assertThat(events).extracting(IdentityEvent::getEventId).doesNotHaveDuplicates();
    assertThat(events).allMatch(e -> e.getIdentity().getGlobalId().equals("hall.1"));
    assertThat(events.get(0).getType()).isEqualTo(IdentityEventType.IDENTITY_EVENT_TYPE_APPEARED);
    assertThat(events)
        .extracting(IdentityEvent::getType)
        .contains(IdentityEventType.IDENTITY_EVENT_TYPE_SEEN_BY)
        .endsWith(IdentityEventType.IDENTITY_EVENT_TYPE_LEFT);
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).getSequence()).isEqualTo(i + 1);
    }
    IdentityEvent last = events.get(events.size() - 1);
    assertThat(last.getIdentity().getStatus()).isEqualTo(IdentityStatus.IDENTITY_STATUS_LEFT);
    assertThat(last.getIdentity().getSightingsList())
        .extracting(s -> s.getCameraId())
        .contains("cam1", "cam2");
    assertThat(last.getIdentity().getPathCount()).isBetween(5, 128);
    assertThat(last.getEvidence().getMargin()).isEqualTo(1);
    assertThat(flink.rejections()).isEmpty();
  }

  @Test
  void tracks_carryTheirIdentityFromThenOn() {
    FlinkStandIn flink = run(WALKER, WALKER.frames());

    List<TrackEvent> ended =
        flink.trackEvents().stream().filter(e -> e.getType().name().endsWith("_ENDED")).toList();
    assertThat(ended)
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(e -> e.getTrack().getGlobalId().equals("hall.1"));
  }

  @Test
  void positions_areLiveAndInMetres() throws Exception {
    FlinkStandIn flink = run(WALKER, WALKER.frames());

    List<SitePositions> positions = new ArrayList<>();
    for (FlinkStandIn.Sent sent : flink.sentTo("followspot.site-positions")) {
      assertThat(sent.egress()).isEqualTo("followspot/live");
      assertThat(sent.key()).isEqualTo("hall");
      positions.add(SitePositions.parseFrom(sent.value()));
    }
    assertThat(positions).hasSizeBetween(50, 130);
    assertThat(positions.get(40).getIdentitiesList())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.getFloor().getXM()).isBetween(-1.0, 11.0);
              assertThat(it.getFloor().getSpeedMPerS()).isBetween(0.0, 3.0);
            });
  }

  @Test
  void camerasThatArriveOneAfterTheOther_giveTheSameBytes() {
    List<CameraFrame> byCamera = new ArrayList<>(WALKER.frames());
    byCamera.sort(
        Comparator.comparing(CameraFrame::cameraId).thenComparingLong(CameraFrame::capturedAtUs));

    FlinkStandIn live = run(WALKER, WALKER.frames());
    FlinkStandIn later = run(WALKER, byCamera);

    // As after an interruption, when Kafka is read one partition after the other.
    assertThat(contents(later)).isNotEmpty().isEqualTo(contents(live));
  }

  @Test
  void people_haveStatesWithinTheirBounds() {
    SimulatedSite many = new SimulatedSite(SiteScenario.exact(3, 4, 15, 10));

    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(NO_VISION));
    register(flink, many);
    send(flink, many.frames(), false);

    assertThat(flink.largestState("site")).isBetween(1_000, 300_000);
    assertThat(flink.largestState("identity")).isBetween(200, 16_000);
  }

  @Test
  void cameraThatIsRemoved_leavesItsSite() throws Exception {
    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(NO_VISION));
    register(flink, WALKER);
    List<CameraFrame> frames = WALKER.frames();
    send(flink, frames.subList(0, frames.size() / 2), false);
    for (String camera : List.of("cam1", "cam2")) {
      flink.send(
          "camera",
          camera,
          CameraRegistration.newBuilder().setCameraId(camera).setRemoved(true).build());
    }

    assertThat(events(flink))
        .extracting(IdentityEvent::getType)
        .endsWith(IdentityEventType.IDENTITY_EVENT_TYPE_LEFT);
  }

  @Test
  void calibrationThatDeterminesNothing_isRefusedByTheCamera() {
    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(NO_VISION));
    SitePlacement.Builder flat = SitePlacement.newBuilder().setSiteId("hall");
    for (int i = 0; i < 9; i++) {
      flat.addHomography(1);
    }
    flink.send(
        "camera",
        "cam1",
        CameraRegistration.newBuilder().setCameraId("cam1").setSite(flat).build());

    assertThat(flink.cameraEvents())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.getType().name()).endsWith("_REFUSED");
              assertThat(e.getMessage()).contains("site").contains("no inverse");
            });
  }

  @Test
  void zoneOfTheFloor_isEnteredOnceThoughBothCamerasSeeIt() throws Exception {
    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(NO_VISION));
    register(flink, WALKER, EVERYWHERE);
    send(flink, WALKER.frames(), true);

    List<IdentityEvent> events = events(flink);
    List<IdentityEvent> zone = events.stream().filter(IdentityEvent::hasTransition).toList();
    assertThat(zone)
        .extracting(IdentityEvent::getType)
        .containsExactly(
            IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_ENTERED,
            IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_EXITED);
    assertThat(zone.get(0).getTransition().getRegionId()).isEqualTo("all");
    assertThat(zone.get(0).getIdentity().getZonesList()).containsExactly("all");
    assertThat(zone.get(1).getTransition().getOutOfSight()).isTrue();
    assertThat(zone.get(1).getTransition().getDwellUs())
        .isEqualTo(zone.get(1).getOccurredAtUs() - zone.get(0).getOccurredAtUs());
    assertThat(events.get(events.size() - 1).getIdentity().getZonesList()).isEmpty();
    List<FlinkStandIn.Sent> sent = flink.sentTo("followspot.site-positions");
    SitePositions during = SitePositions.parseFrom(sent.get(sent.size() / 2).value());
    assertThat(during.getZonesList()).containsExactlyElementsOf(EVERYWHERE.getZonesList());
    assertThat(during.getZoneCounts(0).getPeople()).isEqualTo(1);
    assertThat(during.getIdentities(0).getZonesList()).containsExactly("all");
  }

  @Test
  void lastOneLeaves_positionsSayThatNobodyIsThere() throws Exception {
    FlinkStandIn flink = run(WALKER, WALKER.frames());

    List<FlinkStandIn.Sent> sent = flink.sentTo("followspot.site-positions");
    SitePositions last = SitePositions.parseFrom(sent.get(sent.size() - 1).value());
    assertThat(last.getPeople()).isZero();
    assertThat(last.getIdentitiesList()).isEmpty();
    assertThat(SitePositions.parseFrom(sent.get(20).value()).getPeople()).isEqualTo(1);
  }

  @Test
  void moreZonesThanASiteHas_areRefusedBySite() {
    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(NO_VISION));
    SitePlacement.Builder many = SitePlacement.newBuilder();
    for (int i = 0; i < 16; i++) {
      many.addZones(EVERYWHERE.getZones(0).toBuilder().setZoneId("z" + i));
    }
    register(flink, WALKER, many.build());
    assertThat(flink.rejections()).isEmpty();
    register(flink, new SimulatedSite(SiteScenario.exact(11, 3, 1, 1)), EVERYWHERE);

    assertThat(flink.rejections())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.getReason()).isEqualTo("site_regions_too_many"));
  }

  @Test
  void query_isAnsweredWithThePath() throws Exception {
    FlinkStandIn flink = run(WALKER, WALKER.frames());
    flink.send("identity", "hall.1", query("hall.1", "one"));
    flink.send("identity", "hall.9", query("hall.9", "two"));
    flink.send("identity", "hall.1", query("hall.2", "three"));
    flink.send("identity", "hall.1", query("hall.1", ""));

    List<IdentityReply> replies = new ArrayList<>();
    for (FlinkStandIn.Sent sent : flink.sentTo("followspot.identity-replies")) {
      assertThat(sent.egress()).isEqualTo("followspot/live");
      replies.add(IdentityReply.parseFrom(sent.value()));
      assertThat(sent.key()).isEqualTo(replies.get(replies.size() - 1).getCorrelationId());
    }
    assertThat(replies)
        .extracting(IdentityReply::getCorrelationId, IdentityReply::getStatus)
        .containsExactly(
            tuple("one", ReplyStatus.REPLY_STATUS_FOUND),
            tuple("two", ReplyStatus.REPLY_STATUS_NOT_FOUND),
            tuple("three", ReplyStatus.REPLY_STATUS_NOT_FOUND));
    List<IdentityEvent> events = events(flink);
    assertThat(replies.get(0).getIdentity()).isEqualTo(events.get(events.size() - 1).getIdentity());
    assertThat(flink.rejections())
        .extracting(Rejection::getReason)
        .containsExactly("global_id_mismatch", "correlation_id_invalid");
  }

  @Test
  void queryThatIsNoMessage_isRejectedWithItsPlace() throws Exception {
    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(NO_VISION));
    // As the ingress sends it: the origin in front, in the form of field 15.
    byte[] origin =
        IdentityQuery.newBuilder()
            .setOrigin(
                Origin.newBuilder()
                    .setTopic("followspot.identity-queries")
                    .setPartition(3)
                    .setOffset(17))
            .build()
            .toByteArray();
    byte[] spoiled = Arrays.copyOf(origin, origin.length + 1);
    spoiled[origin.length] = (byte) 0xff;

    flink.send("identity", "hall.1", FlinkStandIn.typed("followspot.v1/IdentityQuery", spoiled));

    assertThat(flink.rejections())
        .extracting(Rejection::getReason, Rejection::getTopic, Rejection::getPartition)
        .containsExactly(tuple("message_undecodable", "followspot.identity-queries", 3));
    assertThat(flink.rejections().get(0).getOffset()).isEqualTo(17);
  }

  private static IdentityQuery query(String globalId, String correlationId) {
    return IdentityQuery.newBuilder().setGlobalId(globalId).setCorrelationId(correlationId).build();
  }

  private static FlinkStandIn run(SimulatedSite site, List<CameraFrame> frames) {
    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(NO_VISION));
    register(flink, site);
    send(flink, frames, true);
    return flink;
  }

  private static void register(FlinkStandIn flink, SimulatedSite site) {
    register(flink, site, SitePlacement.getDefaultInstance());
  }

  private static void register(FlinkStandIn flink, SimulatedSite site, SitePlacement regions) {
    for (SiteCamera camera : site.config().cameras().values()) {
      SitePlacement.Builder placement = regions.toBuilder().setSiteId("hall");
      double[] pixels = camera.view().homography().values();
      for (int i = 0; i < 9; i++) {
        double side =
            i % 3 == 0 ? camera.view().widthPx() : i % 3 == 1 ? camera.view().heightPx() : 1;
        placement.addHomography(pixels[i] * side);
      }
      flink.send(
          "camera",
          camera.cameraId(),
          CameraRegistration.newBuilder()
              .setCameraId(camera.cameraId())
              .setVision(VisionSettings.newBuilder().setDetector("none"))
              .setSite(placement)
              .build());
    }
  }

  /** The frames as detections; the last one of each camera may be the end of its stream. */
  private static void send(FlinkStandIn flink, List<CameraFrame> frames, boolean end) {
    Map<String, Long> left = new HashMap<>();
    frames.forEach(frame -> left.merge(frame.cameraId(), 1L, Long::sum));
    Map<String, Long> next = new HashMap<>();
    for (CameraFrame frame : frames) {
      long sequence = next.merge(frame.cameraId(), 1L, Long::sum) - 1;
      Detections.Builder message =
          Detections.newBuilder()
              .setCameraId(frame.cameraId())
              .setStreamId(Messages.STREAM)
              .setSequence(sequence)
              .setCapturedAtUs(Messages.STREAM + frame.capturedAtUs())
              .setEndOfStream(end && sequence + 1 == left.get(frame.cameraId()))
              .setFrameWidthPx(widthPx())
              .setFrameHeightPx(heightPx());
      frame
          .sightings()
          .forEach(
              sighting ->
                  message.addDetections(
                      Detection.newBuilder()
                          .setBox(
                              Box.newBuilder()
                                  .setLeftPx((float) sighting.box().leftPx())
                                  .setTopPx((float) sighting.box().topPx())
                                  .setWidthPx((float) sighting.box().widthPx())
                                  .setHeightPx((float) sighting.box().heightPx()))
                          .setScore(0.9f)
                          .setLabel(sighting.label())));
      flink.send("camera", frame.cameraId(), message.build());
    }
  }

  private static int widthPx() {
    return WALKER.config().cameras().get("cam1").view().widthPx();
  }

  private static int heightPx() {
    return WALKER.config().cameras().get("cam1").view().heightPx();
  }

  private static List<IdentityEvent> events(FlinkStandIn flink)
      throws InvalidProtocolBufferException {
    List<IdentityEvent> events = new ArrayList<>();
    for (FlinkStandIn.Sent sent : flink.sentTo("followspot.identity-events")) {
      assertThat(sent.egress()).isEqualTo("followspot/committed");
      assertThat(sent.key()).isEqualTo("hall");
      events.add(IdentityEvent.parseFrom(sent.value()));
    }
    return events;
  }

  private static List<String> contents(FlinkStandIn flink) {
    return flink.sentTo("followspot.identity-events").stream()
        .map(sent -> HexFormat.of().formatHex(sent.value()))
        .toList();
  }
}
