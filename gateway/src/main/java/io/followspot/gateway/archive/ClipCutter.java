package io.followspot.gateway.archive;

import io.followspot.gateway.live.LiveFrame;
import io.followspot.media.Jpegs;
import io.followspot.media.Mp4Writer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encodes frames and sound to a clip with a track drawn in. */
final class ClipCutter implements AutoCloseable {
  /** Number of frames that are buffered to determine the frame rate before the first is written. */
  private static final int PREVIEW = 8;

  private final Path file;
  private final PathPainter painter;
  private final TrackBoxes boxes;
  private final SoundSegment sound;
  private final int maxWidth;
  private final List<LiveFrame> held = new ArrayList<>();
  private @Nullable Mp4Writer writer;
  private long beginUs;
  private int frames;

  /**
   * Prepares a clip.
   *
   * @param sound of the same time; may be empty
   */
  ClipCutter(Path file, PathPainter painter, TrackBoxes boxes, SoundSegment sound, int maxWidth) {
    this.file = file;
    this.painter = painter;
    this.boxes = boxes;
    this.sound = sound;
    this.maxWidth = maxWidth;
  }

  /** How many frames were written. */
  int frames() {
    return frames;
  }

  /** Adds a frame; always returns true, to continue reading. */
  boolean add(LiveFrame frame) {
    if (held.size() < PREVIEW && frames == 0) {
      held.add(frame);
    } else {
      writeHeld();
      write(frame);
    }
    return true;
  }

  void finish() throws IOException {
    writeHeld();
    if (writer != null) {
      writer.finish();
    }
  }

  private void writeHeld() {
    List<LiveFrame> first = List.copyOf(held);
    held.clear();
    if (!first.isEmpty()) {
      beginUs = first.get(0).capturedAtUs();
      long spanUs = first.get(first.size() - 1).capturedAtUs() - beginUs;
      double rate = spanUs <= 0 ? 15 : (first.size() - 1) * 1e6 / spanUs;
      first.forEach(frame -> write(frame, Math.min(60, Math.max(1, rate))));
    }
  }

  private void write(LiveFrame frame) {
    write(frame, 15);
  }

  private void write(LiveFrame frame, double rate) {
    Optional<BufferedImage> decoded = Jpegs.decode(frame.jpeg());
    if (decoded.isEmpty()) {
      return;
    }
    BufferedImage image = decoded.get();
    painter.paintPath(image, frame.capturedAtUs());
    boxes.at(frame.capturedAtUs()).ifPresent(box -> painter.paintBox(image, box));
    try {
      Mp4Writer open = writer;
      if (open == null) {
        int width = Math.min(maxWidth, image.getWidth());
        int height = image.getHeight() * width / image.getWidth();
        open = new Mp4Writer(file, width, height, rate, sound.samplesFrom(beginUs));
        writer = open;
      }
      open.add(image, frame.capturedAtUs() - beginUs);
      frames++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
