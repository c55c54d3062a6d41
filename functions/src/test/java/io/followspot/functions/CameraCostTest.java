package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.followspot.functions.camera.CrowdMessages;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import io.followspot.vision.CameraVision;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.pipeline.CameraPipeline;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.statefun.sdk.shaded.com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a frame costs the camera function: memory, messages, and CPU time beside the bare vision and
 * tracking of the same frames. No wall time, so that other work on the machine changes no result.
 */
class CameraCostTest {
  private static final int FRAMES = 60;
  private static final int OBJECTS = 200;

  /** Passes until the compilers have seen the code, and those measured. */
  private static final int WARM_UP = 3;

  private static final int PASSES = 4;

  /** The lobby is empty at first. */
  private static final int FIRST_FRAME = 180;

  /** As long as a JPEG comment can be. */
  private static final int COMMENT_BYTES = 65_533;

  private static final int COMMENTS = 8;

  /** About a quarter more than 1,529,500 bytes and 884,800 bytes. */
  private static final long PICTURE_LIMIT_BYTES = 1_900_000;

  private static final long CROWD_LIMIT_BYTES = 1_100_000;

  /**
   * The SDK copies the picture when it reads the request, and vision gets it as an array of its
   * own: two copies. Half a copy is left for what else may depend on the size.
   */
  private static final double COPIES_LIMIT = 2.5;

  /** About a third more than 1.33. */
  private static final double RATIO_LIMIT = 1.8;

  private static final CameraRegistration CAMERA = Messages.registration();
  private static final List<Frame> PICTURES = pictures();

  private final CameraCalls calls = new CameraCalls();

  @AfterEach
  void closeFunctions() {
    calls.close();
  }

  @Test
  void picture_of640x360_allocatesAsMuchAsBefore() throws InvalidProtocolBufferException {
    assertThat(allocatedPerFrame(CAMERA, PICTURES)).isLessThan(PICTURE_LIMIT_BYTES);
  }

  @Test
  void picture_isCopiedAsOftenAsBefore() throws InvalidProtocolBufferException {
    List<Frame> padded = PICTURES.stream().map(CameraCostTest::padded).toList();
    long more = allocatedPerFrame(CAMERA, padded) - allocatedPerFrame(CAMERA, PICTURES);

    double copies = (double) more / (COMMENTS * COMMENT_BYTES);

    assertThat(copies).as("copies of each picture").isLessThan(COPIES_LIMIT);
  }

  @Test
  void detections_of200Objects_allocateAsMuchAsBefore() throws InvalidProtocolBufferException {
    assertThat(allocatedPerFrame(CrowdMessages.registration(OBJECTS), crowd()))
        .isLessThan(CROWD_LIMIT_BYTES);
  }

  @Test
  void pictures_sendOneMessageInFourFrames() throws InvalidProtocolBufferException {
    CameraCalls.Cost cost = calls.run(CAMERA, PICTURES);

    assertThat(cost.messages()).as("observations").isBetween(1, FRAMES / 4);
    assertThat(cost.records()).as("records: the start of the stream").isEqualTo(1);
  }

  @Test
  void detections_of200Objects_send21MessagesAFrame() throws InvalidProtocolBufferException {
    CameraCalls.Cost cost = calls.run(CrowdMessages.registration(OBJECTS), crowd());

    assertThat(cost.messages()).as("observations").isBetween(OBJECTS, 21 * FRAMES);
    assertThat(cost.records()).as("records: the start of the stream").isEqualTo(1);
  }

  /** Alternating, and the best of each: what else runs on the machine can only lengthen both. */
  @Test
  void picture_takesLittleMoreTimeThanBareVisionAndTracking() throws Exception {
    long functionNs = Long.MAX_VALUE;
    long bareNs = Long.MAX_VALUE;
    for (int i = 0; i < WARM_UP + PASSES; i++) {
      functionNs = Math.min(functionNs, calls.run(CAMERA, PICTURES).cpuNs());
      bareNs = Math.min(bareNs, bareNs());
    }

    assertThat((double) functionNs / bareNs)
        .as("CPU time of the camera function by that of bare vision and tracking")
        .isLessThan(RATIO_LIMIT);
  }

  /** The least of several passes: the compilers still remove allocations during the first. */
  private long allocatedPerFrame(CameraRegistration registration, List<? extends MessageLite> input)
      throws InvalidProtocolBufferException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < WARM_UP + PASSES; i++) {
      least = Math.min(least, calls.run(registration, input).allocatedBytes());
    }
    return least / input.size();
  }

  private static List<Detections> crowd() {
    CrowdMessages crowd = new CrowdMessages(OBJECTS, 15);
    List<Detections> all = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      all.add(crowd.next());
    }
    return all;
  }

  private static List<Frame> pictures() {
    Scene scene = Scene.endless(new SceneConfig(7, Stage.LOBBY, 640, 360, 15));
    SceneRenderer renderer = new SceneRenderer(scene);
    List<Frame> all = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      all.add(Messages.frame(i, scene.offsetUs(i), renderer.jpeg(FIRST_FRAME + i)));
    }
    return all;
  }

  /** The same picture with comments after its start marker, which decoders skip. */
  private static Frame padded(Frame frame) {
    byte[] jpeg = frame.getJpeg().toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    for (int i = 0; i < COMMENTS; i++) {
      out.write(0xff);
      out.write(0xfe);
      out.write((COMMENT_BYTES + 2) >> 8);
      out.write((COMMENT_BYTES + 2) & 0xff);
      out.write(new byte[COMMENT_BYTES], 0, COMMENT_BYTES);
    }
    out.write(jpeg, 2, jpeg.length - 2);
    return frame.toBuilder().setJpeg(ByteString.copyFrom(out.toByteArray())).build();
  }

  private static long bareNs() throws Exception {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    try (CameraVision vision = new CameraVision(VisionConfig.DEFAULT)) {
      CameraPipeline pipeline =
          new CameraPipeline(vision::step, new Tracker(TrackerConfig.DEFAULT));
      long from = clock.getCurrentThreadCpuTime();
      for (Frame frame : PICTURES) {
        pipeline.onPicture(frame.getCapturedAtUs(), frame.getJpeg().toByteArray());
      }
      return clock.getCurrentThreadCpuTime() - from;
    }
  }
}
