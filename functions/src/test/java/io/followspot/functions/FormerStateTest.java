package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.camera.VisionShelf;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What running systems remember must be understood by the functions that take over from theirs. The
 * files were written by version 0.1.0 in November 2026: a camera {@link Messages#withRegions} and
 * its only track, after {@link Messages#walk} 0 to 49. Never write them anew: add others.
 */
class FormerStateTest {
  private static final int SAVED_AT = 50;
  private static final int FRAMES = 100;

  private final VisionShelf vision = new VisionShelf();

  @AfterEach
  void closeVision() {
    vision.close();
  }

  @Test
  void stateOfVersion010_goesOnAsIfNothingHadHappened() throws IOException {
    FlinkStandIn upgraded = new FlinkStandIn(FollowspotFunctions.handler(vision));
    upgraded.restore("camera", Messages.LOBBY, "camera", saved("camera-0.1.0", "Camera"));
    upgraded.restore("track", "lobby.1.1", "track", saved("track-0.1.0", "Track"));
    FlinkStandIn undisturbed = new FlinkStandIn(FollowspotFunctions.handler(vision));
    undisturbed.send("camera", Messages.LOBBY, Messages.withRegions());
    walk(undisturbed, 0, SAVED_AT);
    int before = undisturbed.trackEvents().size();

    walk(upgraded, SAVED_AT, FRAMES);
    walk(undisturbed, SAVED_AT, FRAMES);

    List<TrackEvent> expected = undisturbed.trackEvents();
    assertThat(upgraded.trackEvents()).isEqualTo(expected.subList(before, expected.size()));
    assertThat(upgraded.trackEvents())
        .extracting(TrackEvent::getType)
        .containsExactly(
            TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED,
            TrackEventType.TRACK_EVENT_TYPE_ZONE_EXITED,
            TrackEventType.TRACK_EVENT_TYPE_ENDED);
    assertThat(upgraded.rejections()).isEmpty();
    assertThat(CameraState.parseFrom(upgraded.state("camera", Messages.LOBBY)).getEpoch())
        .isEqualTo(1);
  }

  private static void walk(FlinkStandIn flink, int from, int to) {
    for (int i = from; i < to; i++) {
      flink.send("camera", Messages.LOBBY, Messages.walk(i));
    }
    if (to == FRAMES) {
      flink.send(
          "camera",
          Messages.LOBBY,
          Messages.walk(to).toBuilder().clearDetections().setEndOfStream(true).build());
    }
  }

  private static org.apache.flink.statefun.sdk.reqreply.generated.TypedValue saved(
      String file, String type) throws IOException {
    try (InputStream in = FormerStateTest.class.getResourceAsStream("/state/" + file + ".bin")) {
      return FlinkStandIn.typed(
          "followspot.state.v1/" + type, Objects.requireNonNull(in).readAllBytes());
    }
  }
}
