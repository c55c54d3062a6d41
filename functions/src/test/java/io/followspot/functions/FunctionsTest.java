package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.TraceParent;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.ProcessedFrame;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.scene.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The functions as called by Flink: bytes in, bytes out. */
class FunctionsTest {
  private final VisionCache vision = new VisionCache();
  private final FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(vision));

  @AfterEach
  void closeVision() {
    vision.close();
  }

  @Test
  void detections_ofOneWalker_areOneTrackFromConfirmedToEnded() {
    register();
    for (int i = 0; i < 30; i++) {
      camera(Messages.walk(i));
    }
    camera(endOfStream(30));

    List<TrackEvent> events = flink.trackEvents();
    assertThat(events)
        .extracting(TrackEvent::getType)
        .containsExactly(
            TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, TrackEventType.TRACK_EVENT_TYPE_ENDED);
    assertThat(events)
        .extracting(TrackEvent::getEventId)
        .containsExactly("lobby.1.1.1", "lobby.1.1.2");
    TrackEvent ended = events.get(1);
    assertThat(ended.getTrack().getReason()).isEqualTo(EndReason.END_REASON_STREAM_ENDED);
    assertThat(ended.getTrack().getBearingDeg()).isBetween(85f, 95f);
    assertThat(ended.getTrack().getDistancePx()).isBetween(120.0, 160.0);
    assertThat(ended.getTrack().getPathList()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(events.get(0).getTrack().getPathList()).isEmpty();
  }

  @Test
  void walker_throughAZoneAndALine_entersCrossesAndExits() {
    flink.send("camera", Messages.LOBBY, Messages.withRegions());
    for (int i = 0; i < 100; i++) {
      camera(Messages.walk(i));
    }
    camera(endOfStream(100));

    assertThat(flink.trackEvents())
        .extracting(TrackEvent::getType)
        .containsExactly(
            TrackEventType.TRACK_EVENT_TYPE_CONFIRMED,
            TrackEventType.TRACK_EVENT_TYPE_ZONE_ENTERED,
            TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED,
            TrackEventType.TRACK_EVENT_TYPE_ZONE_EXITED,
            TrackEventType.TRACK_EVENT_TYPE_ENDED);
    TrackEvent entered = flink.trackEvents().get(1);
    assertThat(entered.getTransition().getRegionId()).isEqualTo("middle");
    assertThat(entered.getTrack().getZonesList()).containsExactly("middle");
    TrackEvent ended = flink.trackEvents().get(4);
    assertThat(ended.getTrack().getZonesList()).isEmpty();
    assertThat(ended.getTrack().getVisits(0).getExitedAtUs())
        .isGreaterThan(ended.getTrack().getVisits(0).getEnteredAtUs());
    // 192 px at 50 px/s
    assertThat(flink.trackEvents().get(3).getTransition().getDwellUs())
        .isBetween(3_500_000L, 4_200_000L);
  }

  @Test
  void traceContext_reachesEventsIfItIsValid_andChangesNothingElse() {
    String valid = new TraceParent("1".repeat(32), "2".repeat(16)).text();
    List<TrackEvent> plain = eventsOfAWalker("");

    assertThat(eventsOfAWalker(valid.replace('-', '_'))).isEqualTo(plain);
    List<TrackEvent> traced = eventsOfAWalker(valid);
    assertThat(traced.get(0).getTrack().getFrame().getTraceParent()).isEqualTo(valid);
    assertThat(traced.stream().map(FunctionsTest::withoutTrace)).containsExactlyElementsOf(plain);
  }

  private static List<TrackEvent> eventsOfAWalker(String traceParent) {
    try (VisionCache none = new VisionCache()) {
      FlinkStandIn camera = new FlinkStandIn(FollowspotFunctions.handler(none));
      camera.send("camera", Messages.LOBBY, Messages.registration());
      for (int i = 0; i < 30; i++) {
        camera.send(
            "camera",
            Messages.LOBBY,
            Messages.walk(i).toBuilder().setTraceParent(traceParent).build());
      }
      camera.send("camera", Messages.LOBBY, endOfStream(30));
      return camera.trackEvents();
    }
  }

  private static TrackEvent withoutTrace(TrackEvent event) {
    TrackEvent.Builder plain = event.toBuilder();
    plain.getTrackBuilder().getFrameBuilder().clearTraceParent();
    return plain.build();
  }

  @Test
  void bytesThatAreNoMessage_areRejectedByTheirOrigin() {
    register();
    byte[] origin =
        Frame.newBuilder()
            .setOrigin(
                Origin.newBuilder().setTopic("followspot.frames").setPartition(3).setOffset(77))
            .build()
            .toByteArray();
    byte[] record = Arrays.copyOf(origin, origin.length + 9);
    Arrays.fill(record, origin.length, record.length, (byte) -1);
    flink.send("camera", Messages.LOBBY, FlinkStandIn.typed("followspot.v1/Frame", record));

    Rejection rejection = flink.rejections().get(0);
    assertThat(rejection.getReason()).isEqualTo("message_undecodable");
    assertThat(rejection.getTopic()).isEqualTo("followspot.frames");
    assertThat(rejection.getPartition()).isEqualTo(3);
    assertThat(rejection.getOffset()).isEqualTo(77);
  }

  @Test
  void positions_ofASteadyWalker_areFewerThanFrames() {
    register();
    for (int i = 0; i < 100; i++) {
      camera(Messages.walk(i));
    }

    assertThat(flink.sentTo("followspot.track-positions")).hasSizeBetween(8, 40);
    assertThat(flink.sentTo("followspot.track-positions"))
        .allSatisfy(s -> assertThat(s.egress()).isEqualTo("followspot/live"));
  }

  @Test
  void cameraEvents_ofAWholeLife_haveNoGap() {
    register();
    camera(Messages.walk(0));
    camera(endOfStream(1));
    flink.send(
        "camera", Messages.LOBBY, Messages.registration().toBuilder().setRemoved(true).build());
    camera(Messages.walk(2));
    register();

    assertThat(flink.cameraEvents())
        .extracting(CameraEvent::getType)
        .containsExactly(
            CameraEventType.CAMERA_EVENT_TYPE_REGISTERED,
            CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED,
            CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED,
            CameraEventType.CAMERA_EVENT_TYPE_REMOVED,
            CameraEventType.CAMERA_EVENT_TYPE_REGISTERED);
    assertThat(flink.cameraEvents())
        .extracting(CameraEvent::getSequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(flink.cameraEvents())
        .extracting(CameraEvent::getCameraEpoch)
        .containsExactly(1, 1, 1, 1, 2);
    assertThat(flink.rejections())
        .extracting(r -> r.getReason())
        .containsExactly("camera_not_registered");
  }

  @Test
  void query_ofALiveAnEndedAndAnUnknownTrack_isAnswered() {
    register();
    for (int i = 0; i < 10; i++) {
      camera(Messages.walk(i));
    }
    query("lobby.1.1", "a");
    camera(endOfStream(10));
    query("lobby.1.1", "b");
    query("lobby.1.7", "c");

    assertThat(flink.replies())
        .extracting(TrackReply::getCorrelationId, TrackReply::getStatus)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", ReplyStatus.REPLY_STATUS_FOUND),
            org.assertj.core.groups.Tuple.tuple("b", ReplyStatus.REPLY_STATUS_FOUND),
            org.assertj.core.groups.Tuple.tuple("c", ReplyStatus.REPLY_STATUS_NOT_FOUND));
    assertThat(flink.replies().get(1).getTrack().getPathList()).isNotEmpty();
    assertThat(flink.state("track", "lobby.1.7")).isEmpty();
  }

  @Test
  void frames_ofAScene_giveTracksWithOneConfirmedAndOneEndedEach() {
    register();
    List<Frame> frames = Messages.framesOf(Scene.lobby(3), 150);
    frames.forEach(this::camera);
    flink.send(
        "camera",
        Messages.LOBBY,
        Messages.frame(150, 10_000_000, new byte[0]).toBuilder().setEndOfStream(true).build());

    Map<String, List<TrackEvent>> byTrack = new HashMap<>();
    flink
        .trackEvents()
        .forEach(
            e -> byTrack.computeIfAbsent(e.getTrack().getTrackId(), k -> new ArrayList<>()).add(e));
    assertThat(byTrack).isNotEmpty();
    assertThat(byTrack.values()).allSatisfy(FunctionsTest::isOneLife);
    Ledger ledger = flink.cameraEvents().get(flink.cameraEvents().size() - 1).getLedger();
    assertThat(ledger.getReceived()).isEqualTo(151);
    assertThat(ledger.getProcessed()).isEqualTo(151);
    assertThat(ledger.getTracksConfirmed()).isEqualTo(byTrack.size());
    assertThat(flink.rejections()).isEmpty();
    assertThat(flink.largestState("camera")).isLessThanOrEqualTo(100_000);
    assertThat(flink.largestState("track")).isLessThanOrEqualTo(8_000);
  }

  @Test
  void batches_splitAnywhere_changeNothing() {
    List<Frame> frames = Messages.framesOf(Scene.lobby(3), 90);
    FlinkStandIn one = new FlinkStandIn(FollowspotFunctions.handler(vision));
    FlinkStandIn many = new FlinkStandIn(FollowspotFunctions.handler(vision));
    one.send("camera", Messages.LOBBY, Messages.registration());
    many.send("camera", Messages.LOBBY, Messages.registration());
    frames.forEach(f -> one.send("camera", Messages.LOBBY, f));
    for (int from = 0, size = 1; from < frames.size(); from += size, size = size % 7 + 1) {
      List<TypedValue> batch = new ArrayList<>();
      for (Frame f : frames.subList(from, Math.min(frames.size(), from + size))) {
        batch.add(FlinkStandIn.typed(f));
      }
      many.sendBatch("camera", Messages.LOBBY, batch);
    }

    assertThat(many.state("camera", Messages.LOBBY)).isEqualTo(one.state("camera", Messages.LOBBY));
    assertThat(contents(many, "followspot.track-events"))
        .isNotEmpty()
        .isEqualTo(contents(one, "followspot.track-events"));
    assertThat(contents(many, "followspot.track-positions"))
        .isEqualTo(contents(one, "followspot.track-positions"));
  }

  @Test
  void processedFrames_ofACameraThatAsks_leaveLiveUnderTheCamerasId() {
    VisionSettings asking = VisionSettings.newBuilder().setProcessedFrames("on").build();
    flink.send(
        "camera", Messages.LOBBY, Messages.registration().toBuilder().setVision(asking).build());
    Messages.framesOf(Scene.lobby(3), 3).forEach(this::camera);

    assertThat(flink.sentTo("followspot.processed-frames"))
        .hasSize(3)
        .allSatisfy(
            record -> {
              assertThat(record.egress()).isEqualTo("followspot/live");
              assertThat(record.key()).isEqualTo(Messages.LOBBY);
              assertThat(ProcessedFrame.parseFrom(record.value()).getJpeg().size()).isPositive();
            });
  }

  private static List<String> contents(FlinkStandIn flink, String topic) {
    return flink.sentTo(topic).stream()
        .map(s -> s.key() + java.util.HexFormat.of().formatHex(s.value()))
        .sorted()
        .toList();
  }

  static void isOneLife(List<TrackEvent> events) {
    assertThat(events.get(0).getType()).isEqualTo(TrackEventType.TRACK_EVENT_TYPE_CONFIRMED);
    assertThat(events.get(events.size() - 1).getType())
        .isEqualTo(TrackEventType.TRACK_EVENT_TYPE_ENDED);
    assertThat(events)
        .filteredOn(
            e ->
                e.getType() == TrackEventType.TRACK_EVENT_TYPE_CONFIRMED
                    || e.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED)
        .hasSize(2);
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).getSequence()).isEqualTo(i + 1);
    }
  }

  private void register() {
    CameraRegistration registration = Messages.registration();
    flink.send("camera", Messages.LOBBY, registration);
  }

  private void camera(com.google.protobuf.MessageLite message) {
    flink.send("camera", Messages.LOBBY, message);
  }

  private void query(String trackId, String correlationId) {
    flink.send(
        "track",
        trackId,
        TrackQuery.newBuilder().setTrackId(trackId).setCorrelationId(correlationId).build());
  }

  private static Detections endOfStream(int sequence) {
    return Messages.walk(sequence).toBuilder().clearDetections().setEndOfStream(true).build();
  }
}
