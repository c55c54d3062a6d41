package io.followspot.vision.decode;

import org.opencv.core.Core;

/** Loads the native library when it is first needed. */
public final class OpenCv {
  private OpenCv() {}

  /** Makes sure the library is there, on one thread: cameras run side by side anyway. */
  public static void ready() {
    if (!Loaded.DONE) {
      throw new IllegalStateException("OpenCV could not be loaded");
    }
  }

  private static final class Loaded {
    static final boolean DONE = load();

    private static boolean load() {
      nu.pattern.OpenCV.loadLocally();
      Core.setNumThreads(1);
      return true;
    }
  }
}
