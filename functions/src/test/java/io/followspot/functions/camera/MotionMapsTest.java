package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.DeterministicBytes;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.MotionMap;
import io.followspot.protos.v1.VisionSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A textured square goes to the right by 16 px a frame, ten frames a second: 160 px/s. */
class MotionMapsTest {
  private static final int FRAMES = 12;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int SIDE = 160;
  private static final int STEP_PX = 16;
  private static final long PERIOD_US = 100_000;

  private final VisionCache vision = new VisionCache();

  @AfterEach
  void closeVision() {
    vision.close();
  }

  @Test
  void camera_thatDoesNotAsk_getsNone() {
    assertThat(maps(VisionSettings.newBuilder())).isEmpty();
    assertThat(maps(asking().setMotionMap("off"))).isEmpty();
  }

  @Test
  void camera_thatAsks_isToldHowFastThingsMoveAndWhere() {
    List<MotionMap> maps = maps(asking().setMotionMapPerS(1_000));

    assertThat(maps).as("all but the first frame have one before").hasSize(FRAMES - 1);
    MotionMap map = maps.get(6);
    assertThat(map.getFrame().getSequence()).isEqualTo(7);
    assertThat(map.getSpanUs()).isEqualTo(PERIOD_US);
    assertThat(map.getColumns()).isEqualTo(32);
    assertThat(map.getRows()).isEqualTo(18);
    assertThat(map.getFrameWidthPx()).isEqualTo(WIDTH);
    assertThat(map.getConfigurationHash()).matches("[0-9a-f]{16}");
    int column = (left(7) + SIDE / 2) * 32 / WIDTH;
    int cell = 9 * 32 + column;
    assertThat(map.getRightPxPerS(cell)).as("in its middle").isCloseTo(160, within(40f));
    assertThat(map.getDownPxPerS(cell)).isCloseTo(0, within(30f));
    assertThat(map.getSpeedPxPerS(cell)).isCloseTo(160, within(40f));
    assertThat(map.getSpeedPxPerS(2 * 32 + 30)).as("in a far corner").isLessThan(30);
    assertThat(map.getSpeedPxPerSCount()).isEqualTo(32 * 18);
  }

  @Test
  void camera_thatSaysNoRate_getsOneASecond() {
    assertThat(maps(asking())).hasSizeBetween(1, 2);
  }

  @Test
  void replay_withTheStateSavedBetween_givesTheSame() {
    VisionSettings.Builder often = asking().setMotionMapPerS(1_000);
    assertThat(maps(often)).isEqualTo(maps(often));
  }

  @Test
  void switchedOn_keepsTheBackground_andAddsFourKilobytes() {
    CameraState without = run(VisionSettings.newBuilder(), new ArrayList<>());
    CameraState with = run(asking(), new ArrayList<>());

    assertThat(with.getVision().size() - without.getVision().size()).isEqualTo(80 * 45);
    assertThat(with.getVision().substring(0, without.getVision().size()))
        .isEqualTo(without.getVision());
  }

  private static VisionSettings.Builder asking() {
    return VisionSettings.newBuilder().setMotionMap("on");
  }

  private List<MotionMap> maps(VisionSettings.Builder settings) {
    List<OutgoingMessages> sent = new ArrayList<>();
    run(settings, sent);
    return sent.stream()
        .filter(OutgoingMessages.ToTopic.class::isInstance)
        .map(OutgoingMessages.ToTopic.class::cast)
        .filter(r -> r.topic().equals(Topics.MOTION_MAPS))
        .peek(r -> assertThat(r.key()).isEqualTo(Messages.LOBBY))
        .map(r -> (MotionMap) r.message())
        .toList();
  }

  /** The state goes through bytes between any two messages, as it does in Flink. */
  private CameraState run(VisionSettings.Builder settings, List<OutgoingMessages> sent) {
    CameraReducer reducer = new CameraReducer(vision);
    CameraState state =
        reducer
            .onRegistration(
                Messages.LOBBY,
                CameraState.getDefaultInstance(),
                Messages.registration().toBuilder().setVision(settings).build())
            .state();
    for (int i = 0; i < FRAMES; i++) {
      Frame frame = Messages.frame(i, i * PERIOD_US, jpeg(left(i)));
      try {
        state = CameraState.parseFrom(DeterministicBytes.of(state));
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      }
      CameraStep step = reducer.onFrame(Messages.LOBBY, state, frame);
      state = step.state();
      sent.addAll(step.outgoing());
    }
    return state;
  }

  private static int left(int frame) {
    return 60 + STEP_PX * frame;
  }

  private static byte[] jpeg(int left) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    int top = (HEIGHT - SIDE) / 2;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean on = x >= left && x < left + SIDE && y >= top && y < top + SIDE;
        int grey = on ? texture(x - left + 1_000, y) : texture(x, y);
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Waves of several lengths: no two places are alike. */
  private static int texture(int x, int y) {
    return (int)
        (128
            + 35 * Math.sin(x / 17.0 + y / 41.0)
            + 35 * Math.sin(y / 13.0 - x / 29.0)
            + 35 * Math.sin((x + y) / 23.0));
  }
}
