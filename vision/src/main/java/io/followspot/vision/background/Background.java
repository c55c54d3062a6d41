package io.followspot.vision.background;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;
import io.followspot.vision.region.Piece;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** The background model of one camera. Works on its own copy of the state. Not thread-safe. */
public final class Background {
  private static final int RIM_PX = 2;

  private final BackgroundConfig config;
  private final Geometry geometry;
  private final BackgroundState state;
  private final Segmentation segmentation;
  private final Learning learning;
  private final GhostDetector ghosts;
  private final boolean moves;
  private long frames;

  /** Starts with an unknown background, for a fixed camera. */
  public Background(BackgroundConfig config, Geometry geometry) {
    this(config, geometry, false);
  }

  /**
   * Starts with an unknown background.
   *
   * @param moves whether the camera may move: its motion is estimated against the background, which
   *     therefore must not follow the picture. There is no start-up phase then, and a misalignment
   *     by one pixel counts neither as weak evidence nor as changed light
   */
  public Background(BackgroundConfig config, Geometry geometry, boolean moves) {
    this.moves = moves;
    this.config = config;
    this.geometry = geometry;
    state = new BackgroundState(geometry);
    if (moves) {
      Arrays.fill(state.age, (byte) 0);
    }
    segmentation = new Segmentation(config, geometry, !moves);
    learning = new Learning(config, geometry);
    ghosts = new GhostDetector(geometry);
  }

  /** Length of the saved state. */
  public static int sizeBytes(Geometry geometry) {
    return Long.BYTES + BackgroundState.sizeBytes(geometry);
  }

  /** Reads what {@link #write} wrote for the same geometry. */
  public void read(ByteBuffer in) {
    frames = in.getLong();
    state.read(in);
  }

  /** Writes {@link #sizeBytes} bytes. */
  public void write(ByteBuffer out) {
    out.putLong(frames);
    state.write(out);
  }

  /** Frames learned from so far. */
  public long frames() {
    return frames;
  }

  /** The mean picture of the background; a view that changes as the background learns. */
  public Picture mean() {
    return new Picture(geometry, state.mean, state.blue, state.red);
  }

  /** Frames over which the mean averages. */
  public int memoryFrames() {
    return (int) Math.min(frames, config.learningFrames());
  }

  /** The mean absolute deviation of brightness from its mean about a pixel, in grey levels. */
  public double deviation(int x, int y) {
    return (state.deviation[(y >> 1) * (geometry.widthPx() >> 1) + (x >> 1)] & 0xFF) / 8.0;
  }

  /** Reads a state of the version without unknown cells. */
  public void readAllKnown(ByteBuffer in) {
    read(in);
    StartUp.clampAges(state.age);
  }

  /** The ages of covered cells. */
  public CoverAges ages() {
    return new CoverAges(state.age, geometry);
  }

  /** Moves the background with a camera that turned. */
  public void redraw(BackgroundWarp redraw) {
    state.redraw(redraw);
  }

  /** Sets one cell of the background to the picture. */
  public void replaceCell(Picture picture, int cellX, int cellY) {
    state.replaceCell(picture, cellX, cellY);
  }

  /**
   * Marks the foreground; empty before the first frame was learned. Ghosts of objects that left,
   * and changes of light, are learned in this step.
   *
   * @param held boxes in analysed pixels that stay foreground even if the light changes
   */
  public Mask foreground(Picture picture, List<Box> held) {
    if (frames == 0) {
      return new Mask(geometry.widthPx(), geometry.heightPx());
    }
    if (config.lightChanges()) {
      Lighting.follow(picture, state);
    }
    Mask foreground = segmentation.foreground(picture, state);
    Mask objects = cover(held);
    if (config.lightChanges() && Lighting.isOther(foreground, objects)) {
      Mask lit = foreground.without(objects);
      learning.replace(picture, state, lit);
      return foreground.without(lit);
    }
    if (!moves && config.lightChanges()) {
      Mask lit = light(picture, foreground.without(objects));
      learning.replace(picture, state, lit.dilate(RIM_PX, RIM_PX).without(objects));
      foreground = foreground.without(lit);
    }
    if (explainsByLight()) {
      foreground = new Illumination(geometry).without(picture, state, foreground);
    }
    if (!config.ghostRemoval()) {
      return foreground;
    }
    Mask left = ghosts.of(picture, state, foreground);
    // Including its rim, which is below any threshold and would become a ghost when the next object
    // passes.
    learning.replace(picture, state, left.dilate(RIM_PX, RIM_PX));
    return foreground.without(left);
  }

  /**
   * Learns from one frame.
   *
   * @param foreground the result of {@link #foreground}, or an improved one
   * @param held boxes in analysed pixels that must not be absorbed
   */
  public void learn(Picture picture, Mask foreground, List<Box> held) {
    learning.learn(picture, state, foreground, cover(held), frames);
    frames++;
  }

  /**
   * Whether the mask's pixels in a blob are the ground, evenly darker or brighter; never for a
   * camera that may move, or with one of the rules of light switched off.
   */
  public boolean isOnlyLight(Picture picture, Mask mask, Blob blob) {
    return explainsByLight() && new Shading(picture, mean()).isEven(mask, blob);
  }

  /**
   * Whether a blob is the front of an object that has stood there since the background was learned
   * and is just leaving, or the ground that it uncovers; never with the removal of ghosts switched
   * off.
   */
  public boolean isDeparting(Picture picture, Mask mask, Blob blob) {
    return config.ghostRemoval() && ghosts.isDeparting(picture, state, mask, blob);
  }

  private boolean explainsByLight() {
    return !moves && config.shadowRule() && config.lightChanges();
  }

  /** The pixels of large areas where a lamp went on or off. */
  private Mask light(Picture picture, Mask foreground) {
    Mask light = new Mask(geometry.widthPx(), geometry.heightPx());
    Shading shading = new Shading(picture, mean());
    Mask inner = null;
    for (Piece piece : Components.pieces(foreground, Shading.leastArea(geometry))) {
      if (inner == null) {
        inner = Shading.inner(foreground);
      }
      if (shading.isGradual(foreground, inner, piece.blob())) {
        piece.addTo(light);
      }
    }
    return light;
  }

  private Mask cover(List<Box> boxes) {
    Mask mask = new Mask(geometry.widthPx(), geometry.heightPx());
    for (Box box : boxes) {
      int right = (int) Math.min(geometry.widthPx(), Math.ceil(box.rightPx()));
      int bottom = (int) Math.min(geometry.heightPx(), Math.ceil(box.bottomPx()));
      for (int y = (int) Math.max(0, box.topPx()); y < bottom; y++) {
        for (int x = (int) Math.max(0, box.leftPx()); x < right; x++) {
          mask.set(x, y);
        }
      }
    }
    return mask;
  }
}
