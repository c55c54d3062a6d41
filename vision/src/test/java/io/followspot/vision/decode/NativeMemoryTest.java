package io.followspot.vision.decode;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class NativeMemoryTest {
  @Test
  void moreThanAnyMachineHas_isAnOutOfMemoryError() {
    OpenCv.ready();
    CvException refused =
        catchThrowableOfType(
            CvException.class,
            () -> new Mat(Integer.MAX_VALUE, Integer.MAX_VALUE, CvType.CV_64FC4));

    assertThatThrownBy(() -> NativeMemory.throwIfExhausted(refused))
        .isInstanceOf(OutOfMemoryError.class)
        .hasCause(refused);
  }

  @Test
  void anythingElseThatOpenCvRefuses_isNone() {
    OpenCv.ready();
    Mat nothing = new Mat();
    CvException refused =
        catchThrowableOfType(
            CvException.class, () -> Imgproc.resize(nothing, nothing, new Size(0, 0)));

    assertThatCode(() -> NativeMemory.throwIfExhausted(refused)).doesNotThrowAnyException();
  }
}
