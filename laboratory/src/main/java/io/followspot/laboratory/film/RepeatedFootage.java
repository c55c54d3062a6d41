package io.followspot.laboratory.film;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Footage in memory that is played forward and backward repeatedly, so that no jump interrupts the
 * tracks and neither rendering nor decoding of a film takes time during measurements. Immutable:
 * several cameras can play the same one.
 */
public final class RepeatedFootage {
  private static final int FRAMES_PER_SECOND = 15;

  /** The lobby is empty at first; the footage begins when people are visible. */
  private static final int SKIPPED_SECONDS = 12;

  private final List<ByteString> pictures;
  private final double framesPerSecond;

  private RepeatedFootage(List<ByteString> pictures, double framesPerSecond) {
    this.pictures = pictures;
    this.framesPerSecond = framesPerSecond;
  }

  /**
   * Renders a lobby at 15 frames a second.
   *
   * @param seed of the scene
   * @param seconds how long until it turns back
   */
  public static RepeatedFootage render(long seed, int widthPx, int heightPx, int seconds) {
    return render(seed, widthPx, heightPx, seconds, Long.MAX_VALUE);
  }

  /**
   * The same in bounded memory.
   *
   * @param maxBytes it turns back earlier once the pictures are as large as this
   */
  public static RepeatedFootage render(
      long seed, int widthPx, int heightPx, int seconds, long maxBytes) {
    Scene scene =
        Scene.endless(new SceneConfig(seed, Stage.LOBBY, widthPx, heightPx, FRAMES_PER_SECOND));
    SceneRenderer renderer = new SceneRenderer(scene);
    List<ByteString> pictures = new ArrayList<>();
    long bytes = 0;
    for (long i = 0; i < (long) seconds * FRAMES_PER_SECOND && bytes < maxBytes; i++) {
      long frame = (long) SKIPPED_SECONDS * FRAMES_PER_SECOND + i;
      byte[] jpeg = renderer.jpeg(frame);
      bytes += jpeg.length;
      pictures.add(UnsafeByteOperations.unsafeWrap(jpeg));
    }
    return new RepeatedFootage(pictures, FRAMES_PER_SECOND);
  }

  /**
   * Reads the beginning of a film; it keeps the film's average frame rate.
   *
   * @param film is read from its current frame, and not closed
   * @param maxBytes no further frame is read once the pictures are as large as this
   * @throws SourceException if it cannot be read, or has fewer than two frames
   */
  public static RepeatedFootage read(FrameSource film, long maxBytes) {
    List<ByteString> pictures = new ArrayList<>();
    long bytes = 0;
    long lastUs = 0;
    while (bytes < maxBytes) {
      Optional<CapturedFrame> frame = film.next();
      if (frame.isEmpty()) {
        break;
      }
      pictures.add(frame.get().jpeg());
      bytes += frame.get().jpeg().size();
      lastUs = frame.get().offsetUs();
    }
    if (pictures.size() < 2 || lastUs <= 0) {
      throw new SourceException(film.description() + " has fewer than two frames");
    }
    return new RepeatedFootage(pictures, (pictures.size() - 1) * 1e6 / lastUs);
  }

  /** Returns the picture at that index, forward and backward. */
  public ByteString picture(long index) {
    int last = pictures.size() - 1;
    int at = (int) (index % (2L * last));
    return pictures.get(at <= last ? at : 2 * last - at);
  }

  /** When the picture at that index is due, in microseconds from the first. */
  public long offsetUs(long index) {
    return (long) (index * 1e6 / framesPerSecond);
  }

  /** The same pictures at another rate. */
  public RepeatedFootage at(double otherFramesPerSecond) {
    return new RepeatedFootage(pictures, otherFramesPerSecond);
  }

  /** Frames per second in real time. */
  public double framesPerSecond() {
    return framesPerSecond;
  }

  /**
   * Writes the pictures into a directory, forward and backward, as numbered files for {@code
   * publish}.
   *
   * @throws IOException if one cannot be written
   */
  public void writeTo(Path directory) throws IOException {
    for (int i = 0; i < 2 * (pictures.size() - 1); i++) {
      Path file = directory.resolve(String.format(Locale.ROOT, "%06d.jpg", i + 1));
      try (OutputStream out = Files.newOutputStream(file)) {
        picture(i).writeTo(out);
      }
    }
  }

  /** The average size of a picture. */
  public int averageBytes() {
    return (int) pictures.stream().mapToInt(ByteString::size).average().orElse(0);
  }

  /** Returns a source of that many frames. */
  public FrameSource source(long frames) {
    return new Source(frames);
  }

  private final class Source implements FrameSource {
    private final long frames;
    private long next;

    Source(long frames) {
      this.frames = frames;
    }

    @Override
    public Optional<CapturedFrame> next() {
      if (next >= frames) {
        return Optional.empty();
      }
      CapturedFrame frame = new CapturedFrame(picture(next), offsetUs(next));
      next++;
      return Optional.of(frame);
    }

    @Override
    public String description() {
      return "footage in memory";
    }

    @Override
    public OptionalLong frames() {
      return OptionalLong.of(frames);
    }

    @Override
    public boolean live() {
      return false;
    }

    @Override
    public void close() {}
  }
}
