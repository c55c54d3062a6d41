package io.followspot.functions.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.Messages;
import io.followspot.functions.camera.VisionCache;
import org.junit.jupiter.api.AfterAll;

/** Any bytes as the picture of a frame. */
class DecodeFuzzTest {
  private static final VisionCache VISION = new VisionCache();

  @AfterAll
  static void close() {
    VISION.close();
  }

  @FuzzTest(maxDuration = "10m")
  void bytesAsPicture_areDecodedOrRefused(byte[] jpeg) throws InvalidProtocolBufferException {
    Target target = Target.inTheMiddle(VISION);
    target.check(target.camera().onFrame(Messages.frame(5, 500_000, jpeg)));
    target.check(target.camera().onDetections(Target.next()));
  }
}
