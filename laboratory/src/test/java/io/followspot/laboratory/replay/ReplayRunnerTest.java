package io.followspot.laboratory.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.functions.BareLoop;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recording of a camera that got zones and a line while it filmed, played from any frame on. */
class ReplayRunnerTest {
  private static final String CAMERA = "lobby";
  private static final int FRAMES = 220;
  private static final int CHANGED_AFTER = 100;
  private static final CameraRegistration PLAIN =
      CameraRegistration.newBuilder().setCameraId(CAMERA).build();

  private static final List<Frame> film = new ArrayList<>();

  private final VisionCache vision = new VisionCache();
  private final List<LoggedEvent> committed = new ArrayList<>();
  private final List<LoggedEvent> replayed = new ArrayList<>();

  @BeforeAll
  static void render() {
    Scene scene = Scene.lobby(3);
    SceneRenderer renderer = new SceneRenderer(scene);
    for (int i = 0; i < FRAMES; i++) {
      film.add(frame(i, scene.offsetUs(i)).setJpeg(bytes(renderer.jpeg(i))).build());
    }
    film.add(frame(FRAMES, scene.offsetUs(FRAMES)).setEndOfStream(true).build());
  }

  @AfterEach
  void close() {
    vision.close();
  }

  @Test
  void registrationThatChangedWithinTheFilm_isAppliedWhereItWas() {
    record(film);

    ReplayProgress played = replay(film, List.of(PLAIN, withRegions()));

    assertThat(played.lostRegistrations()).isZero();
    assertThat(played.isLive()).isFalse();
    assertThat(committed)
        .extracting(LoggedEvent::message)
        .filteredOn(m -> m instanceof TrackEvent e && e.getType() == crossed())
        .isNotEmpty();
    assertThat(Comparison.of(replayed, committed).differences()).isEmpty();
    assertThat(RetentionGaps.in(played, true, replayed, committed)).isEmpty();
  }

  @Test
  void registrationThatTheCameraNeverAnswered_isCounted() {
    record(film);

    ReplayProgress played =
        replay(
            film, List.of(PLAIN, withRegions(), PLAIN.toBuilder().setName("never seen").build()));

    assertThat(played.unanswered()).isEqualTo(1);
    assertThat(played.lostRegistrations()).isZero();
  }

  @Test
  void registrationThatCompactionDropped_isAGap() {
    record(film);

    ReplayProgress played = replay(film, List.of(withRegions()));

    assertThat(RetentionGaps.in(played, false, replayed, committed))
        .singleElement()
        .asString()
        .contains("no longer keeps 1 of the camera's registrations");
  }

  @Test
  void framesThatRetentionDropped_areAGap_andTheRegistrationAfterThemIsNone() {
    record(film);

    ReplayProgress played = replay(film.subList(FRAMES / 2, FRAMES), List.of(PLAIN, withRegions()));

    assertThat(RetentionGaps.in(played, true, replayed, committed))
        .containsExactly(
            "Kafka no longer keeps the camera's frames from 2023-11-14T22:13:20Z until "
                + "2023-11-14T22:13:27.333333Z.");
  }

  @Test
  void cameraWithoutFrames_tellsWhenTheFirstWas() {
    record(film);

    ReplayProgress played = replay(List.of(), List.of(PLAIN, withRegions()));

    assertThat(RetentionGaps.in(played, true, replayed, committed))
        .containsExactly(
            "Kafka no longer keeps any frame of the camera; the first was of"
                + " 2023-11-14T22:13:20Z.");
  }

  @Test
  void eventsThatRetentionDropped_areAGap() {
    record(film);
    // The camera's registration and the start of its stream; no other start is left.
    committed.subList(0, 2).clear();

    ReplayProgress played = replay(film.subList(FRAMES / 2, FRAMES), List.of(PLAIN, withRegions()));

    assertThat(RetentionGaps.in(played, true, replayed, committed))
        .containsExactly("Kafka no longer keeps the camera's first 2 events.");
  }

  @Test
  void frameThatGotLostThoughNothingWasDeleted_isNoGapButADifference() {
    record(film);

    ReplayProgress played = replay(film.subList(1, film.size()), List.of(PLAIN, withRegions()));

    assertThat(RetentionGaps.in(played, false, replayed, committed)).isEmpty();
    assertThat(Comparison.of(replayed, committed).holds()).isFalse();
  }

  @Test
  void cameraThatGoesOnFilming_isComparedAsFarAsItWasPlayed() {
    record(film);

    ReplayProgress played = replay(film.subList(0, FRAMES - 60), List.of(PLAIN, withRegions()));

    assertThat(played.isLive()).isTrue();
    assertThat(Comparison.of(replayed, committed).holds()).isFalse();
    List<LoggedEvent> until = committed.stream().filter(e -> !played.isBefore(e)).toList();
    assertThat(Comparison.of(replayed, until).differences()).isEmpty();
  }

  /** Publishes as in the running system: the registration changes while frames arrive. */
  private void record(List<Frame> frames) {
    BareLoop loop = new BareLoop(CAMERA, vision);
    commit(loop.onRegistration(PLAIN));
    for (int i = 0; i < frames.size(); i++) {
      if (i == CHANGED_AFTER) {
        commit(loop.onRegistration(withRegions()));
      }
      commit(loop.onFrame(frames.get(i)));
    }
  }

  private void commit(List<OutgoingMessages.ToTopic> records) {
    records.forEach(record -> LoggedEvent.of(record).ifPresent(committed::add));
  }

  private ReplayProgress replay(List<Frame> frames, List<CameraRegistration> registrations) {
    ReplayRunner player =
        new ReplayRunner(
            CAMERA,
            vision,
            UnaryOperator.identity(),
            record -> LoggedEvent.of(record).ifPresent(replayed::add));
    committed.stream()
        .map(LoggedEvent::message)
        .filter(CameraEvent.class::isInstance)
        .forEach(event -> player.addAnswer((CameraEvent) event));
    registrations.forEach(player::addRegistration);
    for (Frame frame : frames) {
      player.play(
          new ConsumerRecord<>(Topics.FRAMES, 0, frame.getSequence(), CAMERA, frame.toByteArray()));
    }
    player.finish();
    return player.played();
  }

  private static CameraRegistration withRegions() {
    CameraRegistration.Builder registration = PLAIN.toBuilder();
    registration.addLinesBuilder().setLineId("gate").getStartBuilder().setX(0.45).setY(1);
    registration.getLinesBuilder(0).getEndBuilder().setX(0.45);
    registration.addZonesBuilder().setZoneId("middle").addPolygonBuilder().setX(0.3);
    registration.getZonesBuilder(0).addPolygonBuilder().setX(0.6);
    registration.getZonesBuilder(0).addPolygonBuilder().setX(0.6).setY(1);
    return registration.build();
  }

  private static TrackEventType crossed() {
    return TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED;
  }

  private static ByteString bytes(byte[] jpeg) {
    return ByteString.copyFrom(jpeg);
  }

  private static Frame.Builder frame(int sequence, long offsetUs) {
    return Frame.newBuilder()
        .setCameraId(CAMERA)
        .setStreamId(1_700_000_000_000_000L)
        .setSequence(sequence)
        .setCapturedAtUs(1_700_000_000_000_000L + offsetUs);
  }
}
