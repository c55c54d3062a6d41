package io.followspot.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.Transition;
import org.junit.jupiter.api.Test;

class EventLineTest {
  private static final TrackSnapshot TRACK =
      TrackSnapshot.newBuilder().setTrackId("lobby.1.7").setCameraId("lobby").build();

  @Test
  void of_zoneExited_namesTheZoneAndTheStay() {
    TrackEvent event =
        TrackEvent.newBuilder()
            .setType(TrackEventType.TRACK_EVENT_TYPE_ZONE_EXITED)
            .setTransition(Transition.newBuilder().setRegionId("door").setDwellUs(2_500_000))
            .setTrack(TRACK)
            .build();

    assertThat(EventLine.of(event)).contains("lobby.1.7", "zone_exited", "door after 2.5 s");
  }

  @Test
  void of_lineCrossed_saysWhichWay() {
    TrackEvent event =
        TrackEvent.newBuilder()
            .setType(TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED)
            .setTransition(Transition.newBuilder().setRegionId("gate").setForward(true))
            .setTrack(TRACK)
            .build();

    assertThat(EventLine.of(event)).contains("line_crossed", "gate forward");
  }

  @Test
  void of_ended_saysWhyAndHowLong() {
    TrackEvent event =
        TrackEvent.newBuilder()
            .setType(TrackEventType.TRACK_EVENT_TYPE_ENDED)
            .setTrack(
                TRACK.toBuilder()
                    .setReason(EndReason.END_REASON_EXITED)
                    .setLastSeenUs(4_000_000)
                    .setDistancePx(1200))
            .build();

    assertThat(EventLine.of(event)).contains("ended", "exited after 4.0 s and 1,200 px");
  }

  @Test
  void of_cameraEvent_carriesItsMessage() {
    CameraEvent event =
        CameraEvent.newBuilder()
            .setCameraId("lobby")
            .setType(CameraEventType.CAMERA_EVENT_TYPE_REFUSED)
            .setMessage("zone door crosses itself")
            .build();

    assertThat(EventLine.of(event)).contains("lobby", "refused", "zone door crosses itself");
  }
}
