package io.followspot.vision.decode;

import org.opencv.core.Core;

/** Loads the native library on first use. */
public final class OpenCv {
  private OpenCv() {}

  /** Loads the library if needed, and limits it to one thread: cameras already run in parallel. */
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
