package io.followspot.ingest.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Opens sources. */
public final class SourceFactory {
  private SourceFactory() {}

  /**
   * Opens a location: a video file, a folder of images, a stream or a simulated scene.
   *
   * @throws SourceException if it cannot be read; the message gives reason and remedy
   */
  public static FrameSource open(SourceLocation location, SourceOptions options) {
    return open(location, options, () -> false);
  }

  /**
   * Opens a location unless cancelled first.
   *
   * @param cancelled whether to stop waiting; may be called from any thread
   * @throws SourceException if it cannot be read, or opening was cancelled
   */
  public static FrameSource open(
      SourceLocation location, SourceOptions options, BooleanSupplier cancelled) {
    return switch (location.kind()) {
      case SCENE -> SceneSource.open(location.raw());
      case STREAM ->
          HttpPictures.open(location, options, cancelled)
              .orElseGet(() -> VideoSource.open(location, options, cancelled));
      case FILE -> openFile(location, options, cancelled);
    };
  }

  private static FrameSource openFile(
      SourceLocation location, SourceOptions options, BooleanSupplier cancelled) {
    Path path = location.path();
    if (!Files.exists(path)) {
      throw new SourceException("there is no file " + path + ": check the path");
    }
    if (Files.isDirectory(path)) {
      return ImageFolderSource.open(path, options);
    }
    if (!Files.isReadable(path)) {
      throw new SourceException("cannot read " + path + ": check its permissions");
    }
    return VideoSource.open(location, options, cancelled);
  }
}
