package io.followspot.ingest.source;

import io.followspot.process.Setting;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** Loads FFmpeg. */
final class NativeCode {
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  private NativeCode() {}

  /**
   * Unpacks FFmpeg below {@link Setting#HOME}, unless a system property gives another directory,
   * and loads it.
   *
   * @throws SourceException if there is no library for this machine
   */
  static synchronized void load() {
    if (System.getProperty(CACHE) == null) {
      System.setProperty(CACHE, Path.of(Setting.HOME.read(), "native").toString());
    }
    try {
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      Loader.load(swscale.class);
      // FFmpeg would log addresses with their passwords.
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    } catch (UnsatisfiedLinkError e) {
      throw new SourceException(
          "FFmpeg cannot be loaded on this machine ("
              + Loader.getPlatform()
              + "): build Followspot on it, so that Maven fetches its native code",
          e);
    }
  }
}
