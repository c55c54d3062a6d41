package io.followspot.laboratory.annotate;

import io.followspot.ingest.source.CapturedFrame;
import io.followspot.media.Jpegs;
import io.followspot.media.Mp4Writer;
import io.followspot.terminal.CliException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The film with its tracks drawn in, as an MP4 file. It gets its name only when it is complete: an
 * interrupted run leaves no partial film behind.
 */
final class AnnotatedFilm implements AutoCloseable {
  /** Only for the encoder's bit rate; each frame keeps its own time. */
  private static final double FRAMES_PER_S = 25;

  private final Path file;
  private final Path partial;
  private final FramePainter painter;
  private @Nullable Mp4Writer writer;

  AnnotatedFilm(Path file, FramePainter painter) {
    this.file = file;
    this.partial = file.resolveSibling(file.getFileName() + ".part");
    this.painter = painter;
  }

  /** Adds a frame; one that is not a picture is skipped. */
  void add(CapturedFrame captured, AnnotatedFrame frame) {
    Optional<BufferedImage> image = Jpegs.decode(captured.jpeg().toByteArray());
    if (image.isEmpty()) {
      return;
    }
    painter.paint(image.get(), frame);
    try {
      Mp4Writer open = writer;
      if (open == null) {
        open =
            new Mp4Writer(partial, image.get().getWidth(), image.get().getHeight(), FRAMES_PER_S);
        writer = open;
      }
      open.add(image.get(), frame.offsetUs());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Completes the file. */
  void finish() {
    if (writer == null) {
      throw new CliException("there was no frame to write to " + file);
    }
    try {
      writer.finish();
      writer.close();
      writer = null;
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private CliException failed(IOException e) {
    return new CliException("cannot write " + file + ": " + e.getMessage());
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
    Files.deleteIfExists(partial);
  }
}
