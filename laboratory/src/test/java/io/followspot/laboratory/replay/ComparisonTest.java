package io.followspot.laboratory.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final List<LoggedEvent> expected = life("lobby.1.1", 4);
  private final List<LoggedEvent> committed = new ArrayList<>(expected);

  @Test
  void sameEvents_hold() {
    Comparison comparison = Comparison.of(expected, committed);

    assertThat(comparison.holds()).isTrue();
    assertThat(comparison.equal()).isEqualTo(4);
    assertThat(comparison.tracks()).isEqualTo(1);
  }

  @Test
  void eventsOfMicrophones_areCounted_andMissedIfTheyAreLost() {
    LoggedEvent began =
        LoggedEvent.of(
                new OutgoingMessages.ToTopic(
                    Topics.SOUND_EVENTS,
                    "lobby",
                    SoundEvent.newBuilder()
                        .setEventId("lobby.sound.1.1")
                        .setCameraId("lobby")
                        .setSequence(1)
                        .build()))
            .orElseThrow();

    assertThat(Comparison.of(List.of(began), List.of(began)).sounds()).isEqualTo(1);
    assertThat(Comparison.of(List.of(began), List.of()).holds()).isFalse();
    assertThat(Comparison.of(expected, committed).sounds()).isZero();
  }

  @Test
  void tracksInterleavedInAnotherWay_hold() {
    List<LoggedEvent> first = life("lobby.1.1", 2);
    List<LoggedEvent> second = life("lobby.1.2", 2);

    Comparison comparison =
        Comparison.of(
            List.of(first.get(0), second.get(0), first.get(1), second.get(1)),
            List.of(second.get(0), second.get(1), first.get(0), first.get(1)));

    assertThat(comparison.holds()).isTrue();
  }

  @Test
  void eventThatIsMissing_isLost() {
    committed.remove(1);

    assertOnly(Difference.Kind.LOST, "lobby.1.1.2");
  }

  @Test
  void eventThatIsThereAgain_isTwice() {
    committed.add(committed.get(3));

    assertOnly(Difference.Kind.TWICE, "lobby.1.1.4");
  }

  @Test
  void eventOfNobody_isUnexpected() {
    committed.addAll(life("lobby.1.9", 1));

    Comparison comparison = Comparison.of(expected, committed);

    assertThat(comparison.count(Difference.Kind.UNEXPECTED)).isEqualTo(1);
  }

  @Test
  void otherContent_isDifferent_andTheFieldIsNamed() {
    committed.set(0, event("lobby.1.1", 1, TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, 77));

    assertOnly(Difference.Kind.DIFFERENT, "lobby.1.1.1");
    assertThat(Comparison.of(expected, committed).differences().get(0).detail())
        .isEqualTo("track.hits 77 instead of 1");
  }

  @Test
  void laterBeforeEarlier_isOutOfOrder() {
    committed.add(1, committed.remove(2));

    assertOnly(Difference.Kind.OUT_OF_ORDER, "lobby.1.1.2");
  }

  @Test
  void eventAfterTheEnd_isAWrongEnding() {
    LoggedEvent after = event("lobby.1.1", 5, TrackEventType.TRACK_EVENT_TYPE_ENDED, 5);
    expected.add(after);
    committed.add(after);

    assertOnly(Difference.Kind.ENDING, "lobby.1.1.5");
  }

  @Test
  void ledgerThatHidesAFrame_isOff() {
    LoggedEvent told = ledger(10, 9);
    expected.add(told);
    committed.add(told);

    assertOnly(Difference.Kind.LEDGER, "lobby.1");
  }

  @Test
  void looseEnds_trackWithoutAnEnd_isUnended() {
    assertThat(LifecycleViolations.in(committed)).isEmpty();
    committed.remove(3);

    assertThat(LifecycleViolations.in(committed))
        .extracting(Difference::kind, Difference::eventId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Difference.Kind.UNENDED, "lobby.1.1.3"));
  }

  @Test
  void looseEnds_framesThatNeverCame_areMissing() {
    LoggedEvent told = ledger(10, 10);
    assertThat(LifecycleViolations.in(List.of(told))).isEmpty();
    CameraEvent.Builder gap = ((CameraEvent) told.message()).toBuilder();
    gap.getLedgerBuilder().setMissing(2);

    assertThat(LifecycleViolations.in(List.of(logged(Topics.CAMERA_EVENTS, gap.build()))))
        .extracting(Difference::kind, Difference::detail)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Difference.Kind.MISSING, "2 frames"));
  }

  @Test
  void alertWithAnotherText_isDifferent() {
    expected.add(alert("lobby.alert.1", 1, "person in zone yard"));
    committed.add(alert("lobby.alert.1", 1, "car in zone yard"));

    assertOnly(Difference.Kind.DIFFERENT, "lobby.alert.1");
  }

  @Test
  void alertsOfCameraAndMicrophone_areNumberedOnTheirOwn() {
    List<LoggedEvent> alerts =
        List.of(
            alert("lobby.alert.1", 1, ""),
            alert("lobby.alert.2", 2, ""),
            alert("lobby.sound-alert.1", 1, ""));
    expected.addAll(alerts);
    committed.addAll(alerts);

    assertThat(Comparison.of(expected, committed).holds()).isTrue();
  }

  @Test
  void alertOfTheGateway_doesNotFollowFromTheRecording() {
    assertThat(alert("lobby.alert.1", 1, "").isDeterministic()).isTrue();
    assertThat(alert("lobby.r.camera_offline.1", 0, "").isDeterministic()).isFalse();
    assertThat(committed).allMatch(LoggedEvent::isDeterministic);
  }

  private static LoggedEvent alert(String id, int sequence, String text) {
    return logged(
        Topics.ALERTS,
        AlertEvent.newBuilder()
            .setAlertId(id)
            .setCameraId("lobby")
            .setSequence(sequence)
            .setText(text)
            .build());
  }

  private void assertOnly(Difference.Kind kind, String eventId) {
    Comparison comparison = Comparison.of(expected, committed);
    assertThat(comparison.holds()).isFalse();
    assertThat(comparison.differences())
        .extracting(Difference::kind, Difference::eventId)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, eventId));
  }

  private static List<LoggedEvent> life(String track, int events) {
    List<LoggedEvent> life = new ArrayList<>();
    for (int i = 1; i <= events; i++) {
      TrackEventType type =
          i == 1
              ? TrackEventType.TRACK_EVENT_TYPE_CONFIRMED
              : i == events
                  ? TrackEventType.TRACK_EVENT_TYPE_ENDED
                  : TrackEventType.TRACK_EVENT_TYPE_LOST;
      life.add(event(track, i, type, i));
    }
    return life;
  }

  private static LoggedEvent event(String track, int sequence, TrackEventType type, int hits) {
    return logged(
        Topics.TRACK_EVENTS,
        TrackEvent.newBuilder()
            .setEventId(track + "." + sequence)
            .setSequence(sequence)
            .setType(type)
            .setTrack(
                TrackSnapshot.newBuilder().setTrackId(track).setCameraId("lobby").setHits(hits))
            .build());
  }

  private static LoggedEvent ledger(long received, long processed) {
    return logged(
        Topics.CAMERA_EVENTS,
        CameraEvent.newBuilder()
            .setEventId("lobby.1")
            .setCameraId("lobby")
            .setSequence(1)
            .setType(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
            .setLedger(Ledger.newBuilder().setReceived(received).setProcessed(processed))
            .build());
  }

  private static LoggedEvent logged(String topic, com.google.protobuf.MessageLite message) {
    return LoggedEvent.of(new OutgoingMessages.ToTopic(topic, "lobby", message)).orElseThrow();
  }
}
