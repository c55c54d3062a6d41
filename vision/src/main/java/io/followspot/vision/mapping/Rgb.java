package io.followspot.vision.mapping;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;

/** Red, green and blue of cells, and the conversion from and to YCbCr (ITU T.871). */
final class Rgb {
  private final float[][] channels;

  private Rgb(int size) {
    channels = new float[3][size];
  }

  /** Of each cell, with the mean brightness of its pixels. */
  static Rgb ofCells(Picture picture) {
    Geometry geometry = picture.geometry();
    Rgb cells = new Rgb(geometry.cells());
    float[] rgb = new float[3];
    for (int cell = 0; cell < geometry.cells(); cell++) {
      int origin =
          cell / geometry.cellsAcross() * Geometry.CELL * geometry.widthPx()
              + cell % geometry.cellsAcross() * Geometry.CELL;
      int sum = 0;
      for (int y = 0; y < Geometry.CELL; y++) {
        for (int x = 0; x < Geometry.CELL; x++) {
          sum += picture.luma()[origin + y * geometry.widthPx() + x] & 0xFF;
        }
      }
      convert(sum / 16f, picture, cell, rgb);
      cells.set(cell, rgb);
    }
    return cells;
  }

  /** Of one pixel in one cell. */
  static void of(Picture picture, int pixel, int cell, float[] rgb) {
    convert(picture.luma()[pixel] & 0xFF, picture, cell, rgb);
  }

  private static void convert(float luma, Picture picture, int cell, float[] rgb) {
    float blue = (picture.blue()[cell] & 0xFF) - 128;
    float red = (picture.red()[cell] & 0xFF) - 128;
    rgb[0] = luma + 1.402f * red;
    rgb[1] = luma - 0.344136f * blue - 0.714136f * red;
    rgb[2] = luma + 1.772f * blue;
  }

  static byte luma(float[] rgb) {
    return level(brightness(rgb[0], rgb[1], rgb[2]));
  }

  private static float brightness(float r, float g, float b) {
    return 0.299f * r + 0.587f * g + 0.114f * b;
  }

  private static byte level(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  int size() {
    return channels[0].length;
  }

  float[] channel(int c) {
    return channels[c];
  }

  float mean(int c) {
    double sum = 0;
    for (float level : channels[c]) {
      sum += level;
    }
    return (float) (sum / size());
  }

  void get(int i, float[] rgb) {
    for (int c = 0; c < 3; c++) {
      rgb[c] = channels[c][i];
    }
  }

  void set(int i, float[] rgb) {
    for (int c = 0; c < 3; c++) {
      channels[c][i] = rgb[c];
    }
  }

  /** Cb of each cell. */
  byte[] blue() {
    return chroma(2, 0.564334f);
  }

  /** Cr of each cell. */
  byte[] red() {
    return chroma(0, 0.713267f);
  }

  private byte[] chroma(int c, float factor) {
    byte[] plane = new byte[size()];
    for (int i = 0; i < plane.length; i++) {
      float y = brightness(channels[0][i], channels[1][i], channels[2][i]);
      plane[i] = level(128 + factor * (channels[c][i] - y));
    }
    return plane;
  }
}
