package io.followspot.vision.decode;

/** Tells OpenCV's want of memory from what is wrong with a picture. */
public final class NativeMemory {
  // Its exceptions come to Java as text alone. The code is cv::Error::StsNoMem.
  private static final String OPENCV = "error: (-4:";
  private static final String CPP = "std::bad_alloc";

  private NativeMemory() {}

  /**
   * Returns if the exception has another reason.
   *
   * @param e as native code threw it
   * @throws OutOfMemoryError if it was for want of memory, of which no picture is to blame
   */
  public static void throwIfExhausted(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains(OPENCV) || message.contains(CPP)) {
      OutOfMemoryError error = new OutOfMemoryError("native memory: " + message.strip());
      error.initCause(e);
      throw error;
    }
  }
}
