package io.followspot.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.filter.Filter;
import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.mapping.MappingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Unreleased native memory is not garbage collected: it would grow by hundreds of megabytes here.
 */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int FRAMES = 4_000;

  @Test
  void step_fourThousandFrames_keepsNativeMemoryFlat() throws Exception {
    assumeTrue(Files.exists(STATUS), "skipped: only Linux says how much memory a process has");
    byte[][] jpegs = new byte[4][];
    for (int i = 0; i < jpegs.length; i++) {
      int shift = i;
      jpegs[i] = Pictures.jpeg(320, 180, (x, y) -> 0x010101 * ((x + shift) * 7 % 64 + y % 64));
    }
    // OpenCV decodes pictures of the analysed size; filters and motion are native too.
    CameraVision vision =
        new CameraVision(
            VisionConfig.DEFAULT
                .withPixels(
                    new PixelConfig(
                        MappingConfig.NONE,
                        new FilterConfig(
                            List.of(
                                new Filter(Filter.Kind.MEDIAN, 3),
                                new Filter(Filter.Kind.CLAHE, 2)))))
                .withCompensation(CompensationMode.PHASE));
    byte[] state = {};
    long warm = 0;
    for (int frame = 0; frame < FRAMES; frame++) {
      if (frame == FRAMES / 5) {
        warm = residentKb();
      }
      VisionStep step = vision.step(jpegs[frame % jpegs.length], state, List.of());
      state = step.state();
      if (frame % 4 == 0) {
        step.processed().get();
      }
    }
    assertThat(residentKb() - warm).as("growth over 3,200 frames, kB").isLessThan(100_000);
  }

  private static long residentKb() throws Exception {
    System.gc();
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
