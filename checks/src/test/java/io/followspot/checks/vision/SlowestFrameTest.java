package io.followspot.checks.vision;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.checks.Project;
import io.followspot.functions.BareLoop;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Frame;
import io.followspot.vision.decode.FrameLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A batch of the slowest accepted frames is answered before Flink's timeout, or it would be
 * repeated without end. Measured by the CPU time of the answering thread, which does not depend on
 * the machine's load.
 */
class SlowestFrameTest {
  private static final int WIDTH_PX = 8_192;
  private static final int HEIGHT_PX = 4_320;

  /** As many as 8 MB hold in 32 scans. */
  private static final int COEFFICIENTS = 2;

  /** Cores may be slower than these, and shared. */
  private static final double RESERVE = 2;

  @Test
  void batchOfTheSlowestFrames_isDoneWithinTheCall() throws Exception {
    byte[] jpeg =
        ProgressiveJpeg.of(WIDTH_PX, HEIGHT_PX, FrameLimits.DEFAULT.maxScans(), COEFFICIENTS);
    assertThat(jpeg.length).isBetween(5 << 20, FrameLimits.DEFAULT.maxBytes());
    assertThat(WIDTH_PX * HEIGHT_PX).isEqualTo(FrameLimits.DEFAULT.maxPixels());

    double seconds = cpuSecondsOfTheSecond(jpeg);

    System.out.printf("the slowest frame takes %.2f s of CPU time%n", seconds);
    assertThat(seconds * fromModule("maxNumBatchRequests: ([0-9]+)") * RESERVE)
        .isLessThan(fromModule("call: ([0-9]+)s"));
  }

  private static double cpuSecondsOfTheSecond(byte[] jpeg) {
    try (VisionCache vision = new VisionCache()) {
      BareLoop loop = new BareLoop("gate", vision);
      loop.onRegistration(CameraRegistration.newBuilder().setCameraId("gate").build());
      loop.onFrame(frame(1, jpeg));
      long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      loop.onFrame(frame(2, jpeg));
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
      assertThat(loop.cameraState().getLedger().getProcessed()).as("none refused").isEqualTo(2);
      return took / 1e9;
    }
  }

  private static Frame frame(int sequence, byte[] jpeg) {
    return Frame.newBuilder()
        .setCameraId("gate")
        .setStreamId(1)
        .setSequence(sequence)
        .setCapturedAtUs(1_000_000L * sequence)
        .setJpeg(ByteString.copyFrom(jpeg))
        .build();
  }

  private static int fromModule(String pattern) throws IOException {
    String module = Files.readString(Project.root().resolve("module.yaml"));
    Matcher found = Pattern.compile(pattern).matcher(module);
    assertThat(found.find()).as(pattern).isTrue();
    return Integer.parseInt(found.group(1));
  }
}
