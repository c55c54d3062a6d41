package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.ByteString;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.ReportingSettings;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.TrackingSettings;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.protos.v1.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CameraReducerTest {
  private final VisionCache vision = new VisionCache();
  private final CameraReducer reducer = new CameraReducer(vision);
  private final List<OutgoingMessages> sent = new ArrayList<>();
  private CameraState state = CameraState.getDefaultInstance();

  @AfterEach
  void closeVision() {
    vision.close();
  }

  @Test
  void registration_again_changesNothing() {
    register(r -> {});
    CameraState before = state;
    register(r -> r.setRegisteredAtUs(Messages.STREAM + 77));

    assertThat(events()).hasSize(1);
    assertThat(state).isEqualTo(before);
    assertThat(state.getConfigurationHash()).matches("[0-9a-f]{16}");
  }

  /** The state would otherwise depend on where in the topic the registration is. */
  @Test
  void registration_itsOrigin_isNotKept() {
    register(r -> r.setOrigin(Origin.newBuilder().setTopic("t").setOffset(7)));

    assertThat(state.getRegistration().hasOrigin()).isFalse();
  }

  @Test
  void registration_changed_keepsTheTracks() {
    register(r -> {});
    walk(0, 10);
    String hash = state.getConfigurationHash();
    register(r -> r.setName("Hall").setTracking(TrackingSettings.newBuilder().setMinHits(5)));
    walk(10, 20);

    assertThat(lastEvent().getType()).isEqualTo(CameraEventType.CAMERA_EVENT_TYPE_CHANGED);
    assertThat(state.getConfigurationHash()).isNotEqualTo(hash);
    assertThat(observations()).extracting(Observation::getTrackId).containsOnly("lobby.1.1");
    assertThat(observations())
        .extracting(Observation::getStatus)
        .doesNotContain(TrackStatus.TRACK_STATUS_ENDED);
  }

  @Test
  void registration_outOfRange_isRefusedByTheFieldsName() {
    register(r -> {});
    CameraRegistration inForce = state.getRegistration();
    RelativePoint point = RelativePoint.newBuilder().setX(0.5).build();

    assertThat(refused(r -> r.setCameraId("other"))).contains("camera_id");
    assertThat(refused(r -> r.setVision(VisionSettings.newBuilder().setDetector("magic"))))
        .contains("vision.detector")
        .contains("motion");
    assertThat(refused(r -> r.setVision(VisionSettings.newBuilder().setAnalysisHeightPx(9999))))
        .contains("vision.analysis_height_px");
    assertThat(
            refused(r -> r.setVision(VisionSettings.newBuilder().setMinAreaFraction(Double.NaN))))
        .contains("vision.min_area_fraction");
    assertThat(refused(r -> r.setTracking(TrackingSettings.newBuilder().setMinScore(-1))))
        .contains("tracking.min_score");
    assertThat(refused(r -> r.setTracking(TrackingSettings.newBuilder().setMaxLostUs(0))))
        .contains("tracking.max_lost_us");
    assertThat(refused(r -> r.setTracking(TrackingSettings.newBuilder().setMinHits(0))))
        .contains("tracking.min_hits");
    assertThat(refused(r -> r.setReporting(ReportingSettings.newBuilder().setHeartbeatUs(-1))))
        .contains("reporting.heartbeat_us");
    assertThat(refused(r -> r.setName("x".repeat(200)))).contains("name");
    assertThat(refused(r -> r.addZones(Zone.newBuilder().setZoneId("a b"))))
        .contains("zones[0]")
        .contains("a b");
    assertThat(refused(r -> r.addZones(Zone.newBuilder().setZoneId("a").addPolygon(point))))
        .contains("zones[0]")
        .contains("corners");
    assertThat(
            refused(
                r -> r.addLines(Line.newBuilder().setLineId("l").setStart(point).setEnd(point))))
        .contains("lines[0]");

    assertThat(state.getRegistration()).isEqualTo(inForce);
  }

  @ParameterizedTest
  @CsvFileSource(files = "../protos/src/test/resources/secret-sources.csv", delimiter = '|')
  void registration_withASecret_isRefused_andTheSecretToldToNobody(String source) {
    assertThat(refused(r -> r.setSource(source))).contains("source").doesNotContain("hunter2");
    assertThat(sent.toString()).doesNotContain("hunter2");
  }

  @Test
  void frame_seenBefore_isADuplicate_andAnOlderUnknownOneIsLate() {
    register(r -> {});
    detections(Messages.walk(0), Messages.walk(1), Messages.walk(5), Messages.walk(6));
    assertThat(ledger().getMissing()).isEqualTo(3);

    detections(Messages.walk(6), Messages.walk(1), Messages.walk(3), Messages.walk(3));

    assertThat(ledger().getProcessed()).isEqualTo(4);
    assertThat(ledger().getLate()).isEqualTo(1);
    assertThat(ledger().getDuplicate()).isEqualTo(3);
    assertThat(ledger().getMissing()).isEqualTo(2);
    assertThat(sum(ledger())).isEqualTo(ledger().getReceived()).isEqualTo(8);
  }

  @Test
  void frame_ofAnOlderStream_isLate_andOfANewerOneEndsTheTracks() {
    register(r -> {});
    walk(0, 10);
    Detections next = Messages.walk(0).toBuilder().setStreamId(Messages.STREAM + 5_000_000).build();
    detections(next);
    detections(Messages.walk(11));

    assertThat(ledger().getLate()).isEqualTo(1);
    Observation last = observations().get(observations().size() - 1);
    assertThat(last.getStatus()).isEqualTo(TrackStatus.TRACK_STATUS_ENDED);
    assertThat(last.getFrame().getSequence()).isEqualTo(9);
    assertThat(events())
        .extracting(CameraEvent::getType)
        .endsWith(
            CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED,
            CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED);
  }

  @Test
  void everyEvent_tellsALedgerThatAddsUp() {
    register(r -> {});
    walk(0, 10);
    detections(Messages.walk(0).toBuilder().setStreamId(Messages.STREAM + 5_000_000).build());

    assertThat(events()).hasSizeGreaterThan(3);
    assertThat(events())
        .allSatisfy(
            event -> assertThat(event.getLedger().getReceived()).isEqualTo(sum(event.getLedger())));
  }

  @Test
  void stream_capturedBeforeTheLastOne_isTracked_andOrdinalsGoOn() {
    register(r -> {});
    walk(0, 10);
    for (int i = 0; i < 10; i++) {
      detections(
          Messages.walk(i).toBuilder()
              .setStreamId(Messages.STREAM + 9)
              .setCapturedAtUs(1_000_000 + i * 100_000L)
              .build());
    }

    assertThat(ledger().getProcessed()).isEqualTo(20);
    assertThat(observations())
        .extracting(Observation::getTrackId)
        .contains("lobby.1.1", "lobby.1.2")
        .doesNotContain("lobby.1.3");
  }

  @Test
  void frame_ofWhichTimeStandsStill_isLate() {
    register(r -> {});
    detections(
        Messages.walk(0),
        Messages.walk(1).toBuilder().setCapturedAtUs(Messages.STREAM).build(),
        Messages.walk(2));

    assertThat(ledger().getLate()).isEqualTo(1);
    assertThat(ledger().getProcessed()).isEqualTo(2);
    assertThat(ledger().getMissing()).isZero();
  }

  @Test
  void frame_afterTheEndOfItsStream_isRejected() {
    register(r -> {});
    detections(Messages.walk(0), Messages.walk(1).toBuilder().setEndOfStream(true).build());
    detections(Messages.walk(2));

    assertThat(rejections()).extracting(Rejection::getReason).containsExactly("stream_ended");
  }

  @Test
  void frame_thatIsNoJpeg_isRejected_andTheStreamGoesOn() {
    register(r -> {});
    step(reducer.onFrame(Messages.LOBBY, state, Messages.frame(0, 0, new byte[] {1, 2, 3})));
    detections(Messages.walk(1));

    assertThat(rejections()).hasSize(1);
    assertThat(rejections().get(0).getReason()).startsWith("frame_");
    assertThat(rejections().get(0).getMessage()).isNotBlank();
    assertThat(rejections().get(0).getFrame().getSequence()).isZero();
    assertThat(ledger().getProcessed()).isEqualTo(1);
    assertThat(ledger().getMissing()).isZero();
  }

  @Test
  void frame_ofACameraThatTakesDetectionsOnly_isRejected() {
    register(r -> r.setVision(VisionSettings.newBuilder().setDetector("none")));
    step(reducer.onFrame(Messages.LOBBY, state, Messages.frame(0, 0, new byte[] {1})));

    assertThat(rejections())
        .extracting(Rejection::getReason)
        .containsExactly("pictures_not_wanted");
  }

  @Test
  void detections_withNonsense_areLeftOutByReason_andTheirFramesKept() {
    register(r -> {});
    Detections good = Messages.walk(0);
    Detection one = good.getDetections(0);
    Box box = one.getBox();
    detections(
        good.toBuilder().setDetections(0, one.toBuilder().setScore(Float.NaN)).build(),
        next(1, one.toBuilder().setBox(box.toBuilder().setLeftPx(Float.NaN)).build()),
        next(2, one.toBuilder().setBox(box.toBuilder().setWidthPx(0)).build()),
        next(3, one.toBuilder().setBox(box.toBuilder().setLeftPx(9_000)).build()),
        next(4, one.toBuilder().setLabel("x".repeat(65)).build()),
        next(9, one.toBuilder().setLabel("per\0son").build()),
        next(10, one.toBuilder().setLabel("per\u0085son").build()),
        next(11, one.toBuilder().addAppearance(Float.POSITIVE_INFINITY).build()),
        next(12, Collections.nCopies(10_000, one).toArray(Detection[]::new)),
        next(13, one, one.toBuilder().addAppearance(1).build()));

    assertThat(rejections())
        .extracting(Rejection::getReason)
        .containsExactly(
            "detection_score_invalid",
            "detection_box_invalid",
            "detection_box_invalid",
            "detection_outside_frame",
            "detection_label_too_long",
            "detection_label_invalid",
            "detection_label_invalid",
            "detection_appearance_invalid",
            "detection_repeated",
            "appearance_length_differs");
    assertThat(rejections().get(9).getMessage()).startsWith("1 of 2 detections were left out:");
    assertThat(ledger().getProcessed()).isEqualTo(10);
    assertThat(ledger().getRejectedMap()).isEmpty();
    assertThat(ledger().getDetectionsLeftOutMap())
        .containsEntry("detection_box_invalid", 2L)
        .containsEntry("detection_repeated", 9_999L);
  }

  @Test
  void detections_oneIsBad_theOthersAreFollowed() {
    register(r -> {});
    for (int i = 0; i < 10; i++) {
      Detections good = Messages.walk(i);
      Detection one = good.getDetections(0);
      detections(
          good.toBuilder()
              .setDetections(0, one.toBuilder().setScore(1.0000002f))
              .addDetections(one.toBuilder().setBox(one.getBox().toBuilder().setHeightPx(-5)))
              .addDetections(one.toBuilder().setScore(0.1f))
              .build());
    }

    assertThat(ledger().getTracksConfirmed()).isEqualTo(1);
    assertThat(ledger().getProcessed()).isEqualTo(10);
    assertThat(ledger().getDetectionsLeftOutMap())
        .containsOnly(entry("detection_box_invalid", 10L), entry("detection_repeated", 10L));
  }

  @Test
  void detections_moreThanAreFollowed_thoseOfGreatestScoreAre() {
    register(r -> {});
    Detection one = Messages.walk(0).getDetections(0);
    Detections.Builder crowd = Messages.walk(0).toBuilder().clearDetections();
    for (int i = 0; i < 300; i++) {
      crowd.addDetections(
          one.toBuilder()
              .setScore(i < 44 ? 0.1f : 0.9f)
              .setBox(Box.newBuilder().setLeftPx(i * 2).setTopPx(10).setWidthPx(2).setHeightPx(5)));
    }
    detections(crowd.build());

    assertThat(ledger().getProcessed()).isEqualTo(1);
    assertThat(ledger().getDetectionsLeftOutMap()).containsOnly(entry("too_many_detections", 44L));
  }

  @Test
  void detections_ofAFrameOfNoSize_areRejected() {
    register(r -> {});
    detections(Messages.walk(0).toBuilder().setFrameWidthPx(0).build());

    assertThat(ledger().getRejectedMap()).containsOnly(entry("frame_size_out_of_range", 1L));
  }

  @Test
  void health_nothingThatCameCouldBeUsed_saysWhy_untilSomethingCan() {
    register(r -> {});
    detections(Messages.walk(0));
    sent.clear();
    for (int i = 1; i <= 10; i++) {
      step(reducer.onFrame(Messages.LOBBY, state, Messages.frame(i, i, new byte[] {1, 2, 3})));
    }

    CameraEvent degraded = events().get(events().size() - 1);
    assertThat(degraded.getType()).isEqualTo(CameraEventType.CAMERA_EVENT_TYPE_DEGRADED);
    assertThat(degraded.getHealth().getTrouble())
        .startsWith("none of the last 10 frames could be used: ")
        .contains("JPEG");

    detections(Messages.walk(11));
    assertThat(events().get(events().size() - 1).getHealth().getTrouble()).isEmpty();
  }

  @Test
  void health_allIsLate_saysSo_andAResetHelps() {
    register(r -> {});
    long years = 5L * 365 * 86_400_000_000L;
    for (int i = 0; i < 6; i++) {
      Detections walk = Messages.walk(i);
      detections(
          walk.toBuilder()
              .setStreamId(walk.getStreamId() + years)
              .setCapturedAtUs(walk.getCapturedAtUs() + years)
              .build());
    }
    walk(0, 10);

    assertThat(ledger().getLate()).isEqualTo(10);
    assertThat(events().get(events().size() - 1).getHealth().getTrouble())
        .contains("older than stream", "camera reset lobby");
    long confirmed = ledger().getTracksConfirmed();

    register(r -> r.setStreamResetAtUs(1));
    walk(0, 10);

    assertThat(ledger().getLate()).isEqualTo(10);
    assertThat(ledger().getTracksConfirmed()).isEqualTo(confirmed + 1);
    assertThat(observations().get(observations().size() - 1).getTrackId()).isEqualTo("lobby.1.2");
    assertThat(events().get(events().size() - 1).getHealth().getTrouble()).isEmpty();
  }

  @Test
  void frame_fromTheFuture_isRejected_andSilencesNothing() {
    register(r -> {});
    long recordedAtMs = Messages.walk(0).getCapturedAtUs() / 1_000;
    Origin origin = Origin.newBuilder().setTopic("t").setRecordedAtMs(recordedAtMs).build();
    Detections now = Messages.walk(0).toBuilder().setOrigin(origin).build();
    detections(
        now.toBuilder().setCapturedAtUs(now.getCapturedAtUs() + 3_601_000_000L).build(),
        now.toBuilder().setStreamId(recordedAtMs * 1_000 + 3_601_000_000L).build(),
        now);

    assertThat(rejections())
        .extracting(Rejection::getReason)
        .containsExactly("captured_at_in_future", "captured_at_in_future");
    assertThat(ledger().getProcessed()).isEqualTo(1);
  }

  @Test
  void frame_whoseTimeIsInMilliseconds_isToldSo() {
    register(r -> {});
    Origin origin = Origin.newBuilder().setTopic("t").setRecordedAtMs(1_790_000_000_000L).build();
    Detections walk = Messages.walk(0).toBuilder().setOrigin(origin).build();
    detections(
        walk.toBuilder().setCapturedAtUs(1_790_000_000_123L).build(),
        walk.toBuilder().setCapturedAtUs(1_790_000_000L).build());

    assertThat(rejections())
        .extracting(Rejection::getMessage)
        .satisfiesExactly(
            first -> assertThat(first).contains("milliseconds"),
            second -> assertThat(second).contains("looks like seconds"));
  }

  @Test
  void detections_ofACameraThatWasNeverRegistered_leaveNoState() {
    CameraState nothing = CameraState.getDefaultInstance();
    CameraStep step = reducer.onDetections(Messages.LOBBY, nothing, Messages.walk(0));

    assertThat(step.state()).isSameAs(nothing);
    assertThat(step.outgoing()).hasSize(1);
  }

  @Test
  void frame_withAbsurdNumbers_isRejected_andPoisonsNothing() {
    register(r -> {});
    detections(
        Messages.walk(0).toBuilder().setStreamId(-1).build(),
        Messages.walk(0).toBuilder().setStreamId(Long.MAX_VALUE).build(),
        Messages.walk(0).toBuilder().setSequence(Long.MAX_VALUE).build(),
        Messages.walk(0).toBuilder().setCapturedAtUs(Long.MAX_VALUE).build(),
        Messages.walk(0).toBuilder().setCapturedAtUs(0).build(),
        Messages.walk(0).toBuilder().setCameraId("x".repeat(100_000)).build());
    detections(Messages.walk(0));

    assertThat(rejections())
        .extracting(Rejection::getReason)
        .containsExactly(
            "stream_id_out_of_range",
            "stream_id_out_of_range",
            "sequence_out_of_range",
            "captured_at_out_of_range",
            "captured_at_out_of_range",
            "camera_id_mismatch");
    assertThat(rejections()).allSatisfy(r -> assertThat(r.getSerializedSize()).isLessThan(2_000));
    assertThat(ledger().getProcessed()).isEqualTo(1);
  }

  @Test
  void removal_endsTheTracks_andANewRegistrationNumbersAnew() {
    register(r -> {});
    walk(0, 10);
    register(r -> r.setRemoved(true));
    assertThat(observations().get(observations().size() - 1).getEndReason())
        .isEqualTo(io.followspot.protos.v1.EndReason.END_REASON_CAMERA_REMOVED);
    register(r -> {});
    walk(0, 10);

    assertThat(observations().get(observations().size() - 1).getTrackId()).isEqualTo("lobby.2.1");
    assertThat(ledger().getTracksConfirmed()).isEqualTo(2);
  }

  @Test
  void savedTracks_ofAnotherVersion_endAndTheCameraGoesOn() {
    register(r -> {});
    walk(0, 10);
    state = state.toBuilder().setTracker(ByteString.copyFromUtf8("\u0099?")).build();
    sent.clear();
    walk(10, 20);

    assertThat(observations().get(0).getStatus()).isEqualTo(TrackStatus.TRACK_STATUS_ENDED);
    assertThat(observations().get(0).getTrackId()).isEqualTo("lobby.1.1");
    assertThat(observations().get(1).getTrackId()).isEqualTo("lobby.1.2");
    assertThat(events())
        .extracting(CameraEvent::getType)
        .containsExactly(CameraEventType.CAMERA_EVENT_TYPE_DEGRADED);
  }

  @Test
  void id_thatNoCameraCanHave_leavesNoState() {
    CameraStep step = reducer.onDetections("../etc", state, Messages.walk(0));

    assertThat(step.state()).isSameAs(state);
    assertThat(step.outgoing()).hasSize(1);
  }

  @Test
  void frame_olderThanTheCameraWants_isCountedAndNotLookedAt() {
    register(r -> r.setVision(VisionSettings.newBuilder().setMaxFrameAgeUs(500_000)));
    long now = Messages.STREAM + 1_000_000;
    step(reducer.onFrame(Messages.LOBBY, state, Messages.frame(0, 0, new byte[] {1}), now));
    assertThat(ledger().getRejectedMap()).containsExactly(Map.entry("frame_too_old", 1L));
    assertThat(rejections()).isEmpty();

    step(reducer.onFrame(Messages.LOBBY, state, Messages.frame(1, 600_000, new byte[] {1}), now));
    assertThat(ledger().getRejectedMap()).containsKey("frame_not_jpeg");
    assertThat(sum(ledger())).isEqualTo(ledger().getReceived()).isEqualTo(2);
    assertThat(ledger().getMissing()).isZero();
  }

  @Test
  void frame_thatIsABombOrHuge_isRejectedCheaply() {
    register(r -> {});
    step(reducer.onFrame(Messages.LOBBY, state, Messages.frame(0, 0, new byte[20 << 20])));
    byte[] bomb = HexFormat.of().parseHex("ffd8ffc0001108ffffffff03012200021101031101ffd9");
    step(reducer.onFrame(Messages.LOBBY, state, Messages.frame(1, 1, bomb)));

    assertThat(rejections()).extracting(Rejection::getReason).doesNotContain("internal_error");
    assertThat(rejections()).hasSize(2);
    assertThat(rejections().get(0).getSizeBytes()).isGreaterThan(20 << 20);
    assertThat(state.getVision()).isEmpty();
  }

  @Test
  void refusal_staysTold_untilARegistrationIsTaken() {
    register(r -> {});
    String why = refused(r -> r.setTracking(TrackingSettings.newBuilder().setMaxLostUs(-1)));
    walk(0, 160);
    assertThat(lastEvent().getType()).isEqualTo(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED);
    assertThat(lastEvent().getHealth().getRefusedBecause()).isEqualTo(why);
    assertThat(lastEvent().getHealth().getStreamingSinceUs()).isPositive();

    // The registration in force, once more: it only removes the rejection.
    register(r -> {});
    assertThat(lastEvent().getType()).isEqualTo(CameraEventType.CAMERA_EVENT_TYPE_CHANGED);
    assertThat(lastEvent().getHealth().getRefusedBecause()).isEmpty();
    long told = lastEvent().getSequence();
    register(r -> {});
    assertThat(lastEvent().getSequence()).isEqualTo(told);
  }

  @Test
  void ledger_isReportedEveryFiveSecondsOfCaptureTime() {
    register(r -> {});
    for (int i = 0; i < 350; i++) {
      detections(Messages.detections(i, 300));
    }

    assertThat(events())
        .filteredOn(e -> e.getType() == CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
        .hasSize(6);
  }

  private static Detections next(int sequence, Detection... detections) {
    return Messages.walk(sequence).toBuilder()
        .clearDetections()
        .addAllDetections(List.of(detections))
        .build();
  }

  private String refused(Consumer<CameraRegistration.Builder> change) {
    register(change);
    assertThat(lastEvent().getType()).isEqualTo(CameraEventType.CAMERA_EVENT_TYPE_REFUSED);
    return lastEvent().getMessage();
  }

  private void register(Consumer<CameraRegistration.Builder> change) {
    CameraRegistration.Builder registration = Messages.registration().toBuilder();
    change.accept(registration);
    step(reducer.onRegistration(Messages.LOBBY, state, registration.build()));
  }

  private void walk(int from, int to) {
    for (int i = from; i < to; i++) {
      detections(Messages.walk(i));
    }
  }

  private void detections(Detections... messages) {
    for (Detections message : messages) {
      step(reducer.onDetections(Messages.LOBBY, state, message));
    }
  }

  private void step(CameraStep step) {
    state = step.state();
    sent.addAll(step.outgoing());
  }

  private Ledger ledger() {
    return state.getLedger();
  }

  private static long sum(Ledger ledger) {
    return ledger.getProcessed()
        + ledger.getDuplicate()
        + ledger.getLate()
        + ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum();
  }

  private List<CameraEvent> events() {
    return messages(CameraEvent.class);
  }

  private CameraEvent lastEvent() {
    return events().get(events().size() - 1);
  }

  private List<Rejection> rejections() {
    return messages(Rejection.class);
  }

  private <T> List<T> messages(Class<T> type) {
    return sent.stream()
        .filter(OutgoingMessages.ToTopic.class::isInstance)
        .map(o -> ((OutgoingMessages.ToTopic) o).message())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private List<Observation> observations() {
    return sent.stream()
        .filter(OutgoingMessages.ToTrack.class::isInstance)
        .map(o -> ((OutgoingMessages.ToTrack) o).observation())
        .toList();
  }
}
