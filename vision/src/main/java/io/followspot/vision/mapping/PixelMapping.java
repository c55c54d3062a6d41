package io.followspot.vision.mapping;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps a camera's colours onto a reference: white balance, gamma, a look-up table, a 3 x 3 matrix,
 * and histogram matching, so that an object has the same colour in every camera. Measurements of a
 * picture are smoothed over time, so that a large coloured object does not shift the colours of the
 * whole picture. Not thread-safe.
 */
public final class PixelMapping {
  /** Frames over which measurements are smoothed. */
  private static final int SMOOTHING = 64;

  private static final int CHANNELS = 3;

  private final MappingConfig config;
  private final float[][] tables = new float[CHANNELS][];
  private final float[] matrix;
  private int meansFrames;
  private int quantilesFrames;
  private final float[] means = new float[CHANNELS];
  private final float[][] quantiles = new float[CHANNELS][MappingConfig.QUANTILES];

  /** Starts without measurements. */
  public PixelMapping(MappingConfig config) {
    this.config = config;
    matrix = new float[config.matrix().size()];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = config.matrix().get(i).floatValue();
    }
  }

  /** Length of the saved state. */
  public static int sizeBytes() {
    return 2 * Integer.BYTES + Float.BYTES * CHANNELS * (1 + MappingConfig.QUANTILES);
  }

  /** Reads what {@link #write} wrote. */
  public void read(ByteBuffer in) {
    meansFrames = in.getInt();
    quantilesFrames = in.getInt();
    for (int c = 0; c < CHANNELS; c++) {
      means[c] = in.getFloat();
      for (int q = 0; q < MappingConfig.QUANTILES; q++) {
        quantiles[c][q] = in.getFloat();
      }
    }
  }

  /** Writes {@link #sizeBytes} bytes. */
  public void write(ByteBuffer out) {
    out.putInt(meansFrames).putInt(quantilesFrames);
    for (int c = 0; c < CHANNELS; c++) {
      out.putFloat(means[c]);
      for (float quantile : quantiles[c]) {
        out.putFloat(quantile);
      }
    }
  }

  /** The picture in the reference's colours. */
  public Picture apply(Picture picture) {
    // A quantity that is not measured in this frame starts again with its next measurement.
    meansFrames = config.greyWorld() ? Math.min(SMOOTHING, meansFrames + 1) : 0;
    quantilesFrames = config.quantiles().isEmpty() ? 0 : Math.min(SMOOTHING, quantilesFrames + 1);
    if (config.isNone()) {
      return picture;
    }
    Rgb cells = Rgb.ofCells(picture);
    float[][] gains = gains(cells);
    for (int c = 0; c < CHANNELS; c++) {
      tables[c] = table(gains[c][0]);
    }
    through(cells);
    float[][] matched = matched(cells);
    for (int c = 0; c < CHANNELS && matched.length > 0; c++) {
      lookUp(matched[c], cells.channel(c));
    }
    Geometry geometry = picture.geometry();
    byte[] luma = new byte[geometry.pixels()];
    float[] rgb = new float[CHANNELS];
    for (int y = 0, i = 0; y < geometry.heightPx(); y++) {
      int row = y / Geometry.CELL * geometry.cellsAcross();
      for (int x = 0; x < geometry.widthPx(); x++, i++) {
        Rgb.of(picture, i, row + x / Geometry.CELL, rgb);
        map(rgb, matched);
        luma[i] = Rgb.luma(rgb);
      }
    }
    return new Picture(geometry, luma, cells.blue(), cells.red());
  }

  /**
   * The distribution of a picture's colours, as the reference of another camera.
   *
   * @return 27 levels, see {@link MappingConfig#quantiles}
   */
  public static List<Double> reference(Picture picture) {
    Rgb cells = Rgb.ofCells(picture);
    List<Double> all = new ArrayList<>();
    for (int c = 0; c < CHANNELS; c++) {
      for (float quantile : Quantiles.of(cells.channel(c))) {
        all.add((double) Math.max(0, Math.min(255, quantile)));
      }
    }
    return List.copyOf(all);
  }

  private float[][] gains(Rgb cells) {
    float[][] gains = new float[CHANNELS][1];
    float sum = 0;
    for (int c = 0; c < CHANNELS; c++) {
      if (config.greyWorld()) {
        means[c] = smoothed(means[c], Math.max(1, cells.mean(c)), meansFrames);
        gains[c][0] = means[c];
      } else {
        gains[c][0] = config.white().isEmpty() ? 1 : config.white().get(c).floatValue();
      }
      sum += gains[c][0];
    }
    for (float[] gain : gains) {
      gain[0] = Math.max(0.25f, Math.min(4, sum / CHANNELS / gain[0]));
    }
    return gains;
  }

  /** Gain, gamma and curve of a channel combined. */
  private float[] table(float gain) {
    float[] table = new float[256];
    for (int level = 0; level < 256; level++) {
      double value = 255 * StrictMath.pow(Math.min(1, level * gain / 255.0), config.gamma());
      table[level] = (float) curve(value);
    }
    return table;
  }

  private double curve(double level) {
    List<Double> corners = config.curve();
    if (corners.isEmpty()) {
      return level;
    }
    int i = 0;
    while (i + 4 < corners.size() && level > corners.get(i + 2)) {
      i += 2;
    }
    if (i + 2 >= corners.size()) {
      return corners.get(i + 1);
    }
    double part = (level - corners.get(i)) / (corners.get(i + 2) - corners.get(i));
    double bounded = Math.max(0, Math.min(1, part));
    return corners.get(i + 1) + bounded * (corners.get(i + 3) - corners.get(i + 1));
  }

  private void through(Rgb cells) {
    float[] rgb = new float[CHANNELS];
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i, rgb);
      map(rgb, new float[0][]);
      cells.set(i, rgb);
    }
  }

  private void map(float[] rgb, float[][] matched) {
    for (int c = 0; c < CHANNELS; c++) {
      rgb[c] = at(tables[c], rgb[c]);
    }
    float[] m = matrix;
    if (m.length > 0) {
      float r = rgb[0];
      float g = rgb[1];
      float b = rgb[2];
      for (int c = 0; c < CHANNELS; c++) {
        rgb[c] = m[3 * c] * r + m[3 * c + 1] * g + m[3 * c + 2] * b;
      }
    }
    for (int c = 0; c < matched.length; c++) {
      rgb[c] = at(matched[c], rgb[c]);
    }
  }

  private float[][] matched(Rgb cells) {
    if (config.quantiles().isEmpty()) {
      return new float[0][];
    }
    float[][] matched = new float[CHANNELS][];
    for (int c = 0; c < CHANNELS; c++) {
      float[] now = Quantiles.of(cells.channel(c));
      float[] reference = new float[MappingConfig.QUANTILES];
      for (int q = 0; q < MappingConfig.QUANTILES; q++) {
        quantiles[c][q] = smoothed(quantiles[c][q], now[q], quantilesFrames);
        reference[q] = config.quantiles().get(c * MappingConfig.QUANTILES + q).floatValue();
      }
      matched[c] = Quantiles.match(quantiles[c], reference);
    }
    return matched;
  }

  private static float smoothed(float before, float now, int frames) {
    return before + (now - before) / frames;
  }

  private static void lookUp(float[] table, float[] levels) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = at(table, levels[i]);
    }
  }

  /** Linear interpolation between the table's entries. */
  private static float at(float[] table, float level) {
    float bounded = Math.max(0, Math.min(255, level));
    int lower = Math.min(254, (int) bounded);
    float part = bounded - lower;
    return table[lower] + part * (table[lower + 1] - table[lower]);
  }
}
