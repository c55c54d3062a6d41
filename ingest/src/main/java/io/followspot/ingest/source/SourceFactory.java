package io.followspot.ingest.source;

import java.nio.file.Files;
import java.nio.file.Path;

/** Opens sources. */
public final class SourceFactory {
  private SourceFactory() {}

  /**
   * Opens what is at a location: a video file, a folder of images, a stream or a simulated scene.
   *
   * @throws SourceException if it cannot be read; the message says why and what to do
   */
  public static FrameSource open(SourceLocation location, SourceOptions options) {
    return switch (location.kind()) {
      case SCENE -> SceneSource.open(location.raw());
      case STREAM -> VideoSource.open(location, options);
      case FILE -> openFile(location, options);
    };
  }

  private static FrameSource openFile(SourceLocation location, SourceOptions options) {
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
    return VideoSource.open(location, options);
  }
}
