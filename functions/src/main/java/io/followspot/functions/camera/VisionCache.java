package io.followspot.functions.camera;

import io.followspot.process.Setting;
import io.followspot.tracking.geometry.Box;
import io.followspot.vision.CameraVision;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.VisionStep;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Caches the vision of the most recently used configurations, shared by all cameras with an equal
 * configuration. No result depends on what is cached. Thread-safe.
 */
public final class VisionCache implements VisionSource, AutoCloseable {
  private static final int MAX_IDLE = 16;

  private final Path models;
  private final Runnable whenDecoded;

  /** In order of use, the least recent first. */
  private final Map<VisionConfig, CameraVision> kept = new LinkedHashMap<>(32, 0.75f, true);

  /** Number of running steps by configuration; a vision in use is not closed. */
  private final Map<VisionConfig, Integer> users = new HashMap<>();

  /** Creates a cache with the model directory of the process's settings. */
  public VisionCache() {
    this(configured());
  }

  /**
   * Creates a cache with the model directory of the process's settings.
   *
   * @param whenDecoded is run in each step after the picture is decoded, on the same thread
   */
  public static VisionCache configured(Runnable whenDecoded) {
    return new VisionCache(configured(), whenDecoded);
  }

  /**
   * Creates a cache.
   *
   * @param models directory of the networks' files
   */
  public VisionCache(Path models) {
    this(models, () -> {});
  }

  private VisionCache(Path models, Runnable whenDecoded) {
    this.models = models;
    this.whenDecoded = whenDecoded;
  }

  private static Path configured() {
    String models = Setting.MODELS.read();
    return models.isEmpty() ? Path.of(Setting.HOME.read(), "models") : Path.of(models);
  }

  @Override
  public VisionStep step(VisionConfig config, byte[] jpeg, byte[] state, List<Box> held)
      throws FrameRefusedException {
    CameraVision vision = borrow(config);
    try {
      return vision.step(jpeg, state, held);
    } finally {
      giveBack(config);
    }
  }

  @Override
  public synchronized void close() {
    kept.values().forEach(CameraVision::close);
    kept.clear();
  }

  private synchronized CameraVision borrow(VisionConfig config) {
    CameraVision vision =
        kept.computeIfAbsent(config, c -> new CameraVision(c, models, whenDecoded));
    users.merge(config, 1, Integer::sum);
    return vision;
  }

  private synchronized void giveBack(VisionConfig config) {
    users.computeIfPresent(config, (c, n) -> n == 1 ? null : n - 1);
    Iterator<Map.Entry<VisionConfig, CameraVision>> leastRecent = kept.entrySet().iterator();
    while (kept.size() > MAX_IDLE && leastRecent.hasNext()) {
      Map.Entry<VisionConfig, CameraVision> entry = leastRecent.next();
      if (!users.containsKey(entry.getKey())) {
        entry.getValue().close();
        leastRecent.remove();
      }
    }
  }
}
