package io.followspot.ingest.source;

import com.google.protobuf.UnsafeByteOperations;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The frames of a simulated scene. */
final class SceneSource implements FrameSource {
  private static final String FORM =
      "sim:lobby or sim:street, with any of"
          + " ?seed=1&width=640&height=360&fps=15&seconds=60&shake=4&light=0.1";

  private final String name;
  private final Scene scene;
  private final SceneRenderer renderer;
  private final long frames;
  private long next;

  private SceneSource(String name, Scene scene, long frames) {
    this.name = name;
    this.scene = scene;
    this.renderer = new SceneRenderer(scene);
    this.frames = frames;
  }

  /**
   * Opens {@code sim:PLACE?KEY=VALUE&...}; without {@code seconds} it never ends.
   *
   * @throws SourceException if the location has another form
   */
  static SceneSource open(String name) {
    try {
      String rest = name.substring(name.indexOf(':') + 1);
      int query = rest.indexOf('?');
      Stage place =
          Stage.valueOf((query < 0 ? rest : rest.substring(0, query)).toUpperCase(Locale.ROOT));
      Map<String, Double> values = values(query < 0 ? "" : rest.substring(query + 1));
      SceneConfig config =
          new SceneConfig(
              values.getOrDefault("seed", 1.0).longValue(),
              place,
              values.getOrDefault("width", 640.0).intValue(),
              values.getOrDefault("height", 360.0).intValue(),
              values.getOrDefault("fps", 15.0).intValue(),
              values.getOrDefault("shake", 0.0),
              values.getOrDefault("light", 0.0));
      double seconds = values.getOrDefault("seconds", 0.0);
      return new SceneSource(
          name, Scene.endless(config), (long) (seconds * config.framesPerSecond()));
    } catch (IllegalArgumentException e) {
      throw new SourceException("unknown scene \"" + name + "\": the format is " + FORM, e);
    }
  }

  private static Map<String, Double> values(String query) {
    Map<String, Double> values = new TreeMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0 || !FORM.contains(pair.substring(0, equals) + "=")) {
        throw new IllegalArgumentException(pair);
      }
      values.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
    }
    return values;
  }

  @Override
  public Optional<CapturedFrame> next() {
    if (frames > 0 && next >= frames) {
      return Optional.empty();
    }
    long index = next++;
    return Optional.of(
        new CapturedFrame(
            UnsafeByteOperations.unsafeWrap(renderer.jpeg(index)), scene.offsetUs(index)));
  }

  @Override
  public String description() {
    SceneConfig config = scene.config();
    return String.format(
        Locale.ROOT,
        "%s (simulated, %dx%d, %d frames/s)",
        name,
        config.widthPx(),
        config.heightPx(),
        config.framesPerSecond());
  }

  @Override
  public OptionalLong frames() {
    return frames > 0 ? OptionalLong.of(frames) : OptionalLong.empty();
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public void close() {
    next = Long.MAX_VALUE;
  }
}
