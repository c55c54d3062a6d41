package io.followspot.functions.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.TrackState;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.Transition;
import io.followspot.protos.v1.TransitionType;
import io.followspot.protos.v1.Velocity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackReducerTest {
  private static final TrackState NOTHING = TrackState.getDefaultInstance();
  private static final String LONGEST_CAMERA = "c".repeat(64);
  private static final String LONGEST_TRACK = LONGEST_CAMERA + ".999999999.999999999999999999";

  private final TrackReducer reducer = new TrackReducer();

  @Test
  void observation_withTransitions_isAnEventEach() {
    Observation observation =
        observation("lobby", "lobby.1.1", 1)
            .addTransitions(transition(TransitionType.TRANSITION_TYPE_ZONE_ENTERED, "door"))
            .addTransitions(transition(TransitionType.TRANSITION_TYPE_LINE_CROSSED, "gate"))
            .build();

    TrackStep step = reducer.onObservation("lobby.1.1", NOTHING, observation);

    List<TrackEvent> events = messages(step, TrackEvent.class);
    assertThat(events)
        .extracting(TrackEvent::getType)
        .containsExactly(
            TrackEventType.TRACK_EVENT_TYPE_CONFIRMED,
            TrackEventType.TRACK_EVENT_TYPE_ZONE_ENTERED,
            TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED);
    assertThat(events.get(1).getTransition().getRegionId()).isEqualTo("door");
    assertThat(events.get(2).getTransition().getRegionId()).isEqualTo("gate");
    assertThat(events.get(2).getTrack().getZonesList()).containsExactly("door");
    assertThat(events.get(0).hasTransition()).isFalse();
  }

  @Test
  void state_ofALongLife_staysWithinEightKilobytes() {
    Random random = new Random(1);
    TrackState state = NOTHING;
    int largest = 0;
    for (int i = 1; i <= 20_000; i++) {
      Observation.Builder o = observation(LONGEST_CAMERA, LONGEST_TRACK, i);
      o.setLabel("l".repeat(64))
          .setBox(
              Box.newBuilder()
                  .setLeftPx(random.nextFloat() * 16_000)
                  .setTopPx(random.nextFloat() * 16_000)
                  .setWidthPx(10)
                  .setHeightPx(10));
      String zone = "z".repeat(61) + i % 32 / 10 + i % 10;
      o.addTransitions(
          transition(
              random.nextBoolean()
                  ? TransitionType.TRANSITION_TYPE_ZONE_ENTERED
                  : TransitionType.TRANSITION_TYPE_ZONE_EXITED,
              zone));
      state = reducer.onObservation(LONGEST_TRACK, state, o.build()).state();
      largest = Math.max(largest, state.getSerializedSize());
    }

    assertThat(largest).isBetween(3_000, 8_000);
    assertThat(state.getPath().getX16Count()).isEqualTo(128);
  }

  @Test
  void observation_afterTheEnd_isRejected() {
    TrackState ended = step(step(NOTHING, observation("lobby", "lobby.1.1", 1)), ended(2)).state();
    TrackStep step =
        reducer.onObservation("lobby.1.1", ended, observation("lobby", "lobby.1.1", 3).build());

    assertThat(step.state()).isSameAs(ended);
    assertThat(messages(step, Rejection.class))
        .extracting(Rejection::getReason)
        .containsExactly("track_ended");
  }

  @Test
  void bareEnd_keepsWhatWasSeenLast() {
    TrackStep step = step(step(NOTHING, observation("lobby", "lobby.1.1", 1)), ended(2));

    TrackEvent event = messages(step, TrackEvent.class).get(0);
    assertThat(event.getType()).isEqualTo(TrackEventType.TRACK_EVENT_TYPE_ENDED);
    assertThat(event.getTrack().getReason()).isEqualTo(EndReason.END_REASON_CAMERA_CHANGED);
    assertThat(event.getTrack().getBox().getWidthPx()).isEqualTo(40);
    assertThat(event.getTrack().getPathCount()).isEqualTo(1);
  }

  @Test
  void observation_thatIsNoneOfThisTracks_isRejected() {
    Observation.Builder good = observation("lobby", "lobby.1.1", 1);

    assertThat(reason("lobby.1.2", good)).isEqualTo("observation_misdirected");
    assertThat(reason("?", good)).isEqualTo("observation_misdirected");
    assertThat(reason("lobby.1.1", good.clone().setCameraId("hall")))
        .isEqualTo("observation_misdirected");
    assertThat(reason("lobby.1.1", good.clone().clearBox())).isEqualTo("observation_box_invalid");
    assertThat(
            reason(
                "lobby.1.1", good.clone().setBox(good.getBox().toBuilder().setLeftPx(Float.NaN))))
        .isEqualTo("observation_box_invalid");
    assertThat(reason("lobby.1.1", good.clone().setStatus(TrackStatus.TRACK_STATUS_TENTATIVE)))
        .isEqualTo("observation_tentative");
  }

  @Test
  void query_withAbsurdIds_isRejectedAndWhereItCanBeAnswered() {
    TrackStep absurdTrack = reducer.onQuery("\u0000/x".repeat(50_000), NOTHING, query("x", "me"));
    assertThat(messages(absurdTrack, Rejection.class))
        .extracting(Rejection::getReason)
        .containsExactly("track_id_invalid");
    assertThat(messages(absurdTrack, TrackReply.class))
        .extracting(TrackReply::getStatus)
        .containsExactly(ReplyStatus.REPLY_STATUS_NOT_FOUND);
    assertThat(messages(absurdTrack, TrackReply.class).get(0).getSerializedSize())
        .isLessThan(1_000);

    TrackStep absurdAsker =
        reducer.onQuery("lobby.1.1", NOTHING, query("lobby.1.1", "x".repeat(129)));
    assertThat(messages(absurdAsker, Rejection.class))
        .extracting(Rejection::getReason)
        .containsExactly("correlation_id_invalid");
    assertThat(messages(absurdAsker, TrackReply.class)).isEmpty();

    TrackStep mismatch = reducer.onQuery("lobby.1.1", NOTHING, query("lobby.1.2", "me"));
    assertThat(messages(mismatch, Rejection.class))
        .extracting(Rejection::getReason)
        .containsExactly("track_id_mismatch");
  }

  @Test
  void query_ofALiveTrack_givesItsWholePath() {
    TrackState state = NOTHING;
    for (int i = 1; i <= 50; i++) {
      Observation.Builder o = observation("lobby", "lobby.1.1", i);
      o.getBoxBuilder().setLeftPx(i % 10 * 20);
      state = reducer.onObservation("lobby.1.1", state, o.build()).state();
    }

    TrackReply reply =
        messages(reducer.onQuery("lobby.1.1", state, query("lobby.1.1", "me")), TrackReply.class)
            .get(0);
    assertThat(reply.getStatus()).isEqualTo(ReplyStatus.REPLY_STATUS_FOUND);
    assertThat(reply.getTrack().getPathCount()).isBetween(9, 20);
    assertThat(reply.getTrack().getPath(0).getXPx()).isEqualTo(40);
    assertThat(reply.getTrack().getPathList())
        .isSortedAccordingTo(java.util.Comparator.comparingLong(p -> p.getCapturedAtUs()));
  }

  private String reason(String trackId, Observation.Builder observation) {
    return messages(reducer.onObservation(trackId, NOTHING, observation.build()), Rejection.class)
        .get(0)
        .getReason();
  }

  private TrackStep step(TrackState before, Observation.Builder observation) {
    return reducer.onObservation("lobby.1.1", before, observation.build());
  }

  private TrackStep step(TrackStep before, Observation.Builder observation) {
    return step(before.state(), observation);
  }

  private static Observation.Builder ended(long second) {
    return Observation.newBuilder()
        .setTrackId("lobby.1.1")
        .setCameraId("lobby")
        .setFrame(FrameRef.newBuilder().setCapturedAtUs(second * 1_000_000))
        .setStatus(TrackStatus.TRACK_STATUS_ENDED)
        .setEndReason(EndReason.END_REASON_CAMERA_CHANGED);
  }

  private static Observation.Builder observation(String camera, String track, long second) {
    long at = Messages.STREAM + second * 1_000_000;
    return Observation.newBuilder()
        .setTrackId(track)
        .setCameraId(camera)
        .setCameraEpoch(999_999_999)
        .setFrame(
            FrameRef.newBuilder()
                .setCameraId(camera)
                .setStreamId(Messages.STREAM)
                .setSequence(1_000_000_000_000L)
                .setCapturedAtUs(at))
        .setStatus(TrackStatus.TRACK_STATUS_CONFIRMED)
        .setLabel("person")
        .setConfidence(0.9f)
        .setBox(Box.newBuilder().setLeftPx(100).setTopPx(100).setWidthPx(40).setHeightPx(100))
        .setVelocity(Velocity.newBuilder().setXPxPerS(3).setYPxPerS(4))
        .setHits(Long.MAX_VALUE)
        .setAge(Long.MAX_VALUE)
        .setFirstSeenUs(Messages.STREAM)
        .setLastSeenUs(at)
        .setDistancePx(1e9)
        .setFrameWidthPx(16_384)
        .setFrameHeightPx(16_384)
        .setConfigurationHash("0123456789abcdef");
  }

  private static Transition transition(TransitionType type, String region) {
    return Transition.newBuilder().setType(type).setRegionId(region).build();
  }

  private static TrackQuery query(String trackId, String correlationId) {
    return TrackQuery.newBuilder().setTrackId(trackId).setCorrelationId(correlationId).build();
  }

  private static <T> List<T> messages(TrackStep step, Class<T> type) {
    return step.outgoing().stream()
        .map(o -> ((OutgoingMessages.ToTopic) o).message())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
