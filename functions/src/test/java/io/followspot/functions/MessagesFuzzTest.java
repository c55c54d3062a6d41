package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.v1.Rejection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Arbitrary bytes as any message to a camera and its track, as from Flink. */
class MessagesFuzzTest {
  private static final List<String> TYPES =
      List.of(
          "followspot.v1/Frame",
          "followspot.v1/Detections",
          "followspot.v1/CameraRegistration",
          "followspot.v1/TrackQuery",
          "followspot.v1/Observation",
          "followspot.v1/Nothing");

  private static final VisionCache VISION = new VisionCache();

  @AfterAll
  static void close() {
    VISION.close();
  }

  /** The first byte chooses the type; the others are the message. */
  @FuzzTest(maxDuration = "10m")
  void anyBytes_areUsedOrRejected(byte[] input) {
    if (input.length == 0) {
      return;
    }
    FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(VISION));
    flink.send("camera", Messages.LOBBY, Messages.registration());
    for (int i = 0; i < 5; i++) {
      flink.send("camera", Messages.LOBBY, Messages.walk(i));
    }
    byte[] message = Arrays.copyOfRange(input, 1, input.length);
    String type = TYPES.get((input[0] & 0xff) % TYPES.size());
    flink.send("camera", Messages.LOBBY, FlinkStandIn.typed(type, message));
    flink.send("track", "lobby.1.1", FlinkStandIn.typed(type, message));
    flink.send("camera", Messages.LOBBY, Messages.walk(5));

    assertThat(flink.rejections())
        .extracting(Rejection::getReason)
        .allMatch(reason -> reason.matches("[a-z0-9_]{3,40}"))
        .doesNotContain("internal_error");
    assertThat(flink.largestState("camera")).isLessThan(100_000);
    assertThat(flink.largestState("track")).isLessThan(16_000);
  }
}
