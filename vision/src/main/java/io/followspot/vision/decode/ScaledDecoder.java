package io.followspot.vision.decode;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a baseline JPEG directly to an eighth, a quarter or half of its size: of each block of 8
 * x 8 pixels the mean, the four lowest coefficients or all; the codes of the others are skipped.
 * Faster than full decoding followed by scaling (decision 0030).
 *
 * <p>At a quarter, a pixel is the mean of its 4 x 4: of a block's coefficients F, quantisation
 * undone, {@code (F00 +- w F01 +- w F10 +- w w F11) / 8}, with w the mean of the first cosine over
 * half a block by that of the constant. Half of the size: see {@link HalfBlock}.
 */
final class ScaledDecoder {
  /** {@code sqrt(2) (cos 1 + cos 3 + cos 5 + cos 7) / 4} of sixteenths of pi, by sqrt(2). */
  private static final double HALF = 0.9061;

  private static final int FIXED = 10;
  private static final int W = (int) Math.round(HALF * (1 << FIXED));
  private static final int WW = (int) Math.round(HALF * HALF * (1 << FIXED));

  private final int restartInterval;
  private final EntropyReader reader;
  private final JpegHeader header;
  private final int unitsAcross;
  private final int unitsDown;
  private final Component[] components;
  private final int[] coefficients = new int[2 * HuffmanTable.REST];

  private ScaledDecoder(byte[] jpeg, BaselineScan scan, JpegHeader header, int perBlock) {
    this.header = header;
    restartInterval = scan.restartInterval;
    reader = new EntropyReader(ScanData.of(jpeg, scan.scanStart));
    unitsAcross = up(header.widthPx(), 8 * scan.across(0));
    unitsDown = up(header.heightPx(), 8 * scan.down(0));
    components = new Component[scan.components.length];
    for (int c = 0; c < components.length; c++) {
      // Colour is needed for cells of 4 x 4 analysed pixels only.
      boolean isSubsampled = scan.across(c) < scan.across(0) || scan.down(c) < scan.down(0);
      int values =
          c == 0 ? perBlock : perBlock == HalfBlock.SIDE && isSubsampled ? HalfBlock.SIDE : 1;
      components[c] = new Component(scan, c, values, unitsAcross, unitsDown);
    }
  }

  /** A component's parameters and decoded plane. */
  private static final class Component {
    final HuffmanTable dc;
    final HuffmanTable ac;
    final int[] quantisation;
    final int across;
    final int down;
    final int perBlock;
    final int stride;
    final byte[] plane;
    final @Nullable HalfBlock half;
    int mean;

    Component(BaselineScan scan, int index, int perBlock, int unitsAcross, int unitsDown) {
      dc = scan.dc(index);
      ac = scan.ac(index);
      quantisation = scan.quantisation(index);
      across = scan.across(index);
      down = scan.down(index);
      this.perBlock = perBlock;
      stride = unitsAcross * across * perBlock;
      plane = new byte[stride * unitsDown * down * perBlock];
      half = perBlock == HalfBlock.SIDE ? new HalfBlock(quantisation) : null;
    }
  }

  /**
   * Decodes.
   *
   * <p>A picture that is needed larger than half of its size is only checked for damage.
   */
  static DecodeOutcome decode(
      byte[] jpeg, JpegHeader header, Geometry geometry, HuffmanTableCache shelf) {
    if (header.coding() != 0 || header.scans() != 1) {
      return new DecodeOutcome.Left();
    }
    Optional<BaselineScan> scan = BaselineScan.read(jpeg, shelf);
    if (scan.isEmpty()) {
      return new DecodeOutcome.Left();
    }
    int scale =
        Math.min(header.widthPx() / geometry.widthPx(), header.heightPx() / geometry.heightPx());
    int perBlock = scale >= 8 || scale < 2 ? 1 : scale >= 4 ? 2 : HalfBlock.SIDE;
    ScaledDecoder decoder = new ScaledDecoder(jpeg, scan.get(), header, perBlock);
    if (!decoder.run()) {
      return new DecodeOutcome.Damaged();
    }
    return scale < 2
        ? new DecodeOutcome.Left()
        : new DecodeOutcome.Decoded(decoder.picture(geometry));
  }

  private boolean run() {
    int untilRestart = restartInterval;
    for (int y = 0; y < unitsDown; y++) {
      for (int x = 0; x < unitsAcross; x++) {
        if (restartInterval > 0 && untilRestart-- == 0) {
          reader.restart();
          for (Component component : components) {
            component.mean = 0;
          }
          untilRestart = restartInterval - 1;
        }
        for (Component component : components) {
          unit(component, x, y);
        }
      }
      if (!reader.isSound()) {
        return false;
      }
    }
    return true;
  }

  /** The blocks of a component in one unit. */
  private void unit(Component c, int unitX, int unitY) {
    for (int y = unitY * c.down; y < (unitY + 1) * c.down; y++) {
      for (int x = unitX * c.across; x < (unitX + 1) * c.across; x++) {
        if (c.half != null) {
          c.mean += reader.block(c.dc, c.ac, HalfBlock.LAST, coefficients);
          coefficients[0] = c.mean;
          int highest = reader.highest();
          c.half.write(
              coefficients, highest, c.plane, HalfBlock.SIDE * (y * c.stride + x), c.stride);
          Arrays.fill(coefficients, 1, highest + 1, 0);
        } else if (c.perBlock == 2) {
          coefficients[1] = 0;
          coefficients[2] = 0;
          coefficients[4] = 0;
          c.mean += reader.block(c.dc, c.ac, 4, coefficients);
          four(c, 2 * y * c.stride + 2 * x);
        } else {
          c.mean += reader.block(c.dc, c.ac, 0, coefficients);
          c.plane[y * c.stride + x] = level(c.mean * c.quantisation[0] << FIXED);
        }
      }
    }
  }

  private void four(Component c, int to) {
    int[] q = c.quantisation;
    int f00 = c.mean * q[0] << FIXED;
    int f01 = coefficients[1] * q[1] * W;
    int f10 = coefficients[2] * q[2] * W;
    int f11 = coefficients[4] * q[4] * WW;
    int below = to + c.stride;
    c.plane[to] = level(f00 + f01 + f10 + f11);
    c.plane[to + 1] = level(f00 - f01 + f10 - f11);
    c.plane[below] = level(f00 + f01 - f10 - f11);
    c.plane[below + 1] = level(f00 - f01 - f10 + f11);
  }

  /** An eighth, about 128, within a byte. */
  private static byte level(int fixed) {
    int value = (fixed + (4 << FIXED) >> FIXED + 3) + 128;
    return (byte) Math.max(0, Math.min(255, value));
  }

  private Picture picture(Geometry geometry) {
    AreaScale.Target pixels = new AreaScale.Target(geometry.widthPx(), geometry.heightPx());
    AreaScale.Target cells = new AreaScale.Target(geometry.cellsAcross(), geometry.cellsDown());
    byte[] luma = scaled(components[0], pixels);
    if (components.length == 1) {
      byte[] colourless = new byte[geometry.cells()];
      Arrays.fill(colourless, (byte) 128);
      return new Picture(geometry, luma, colourless, colourless.clone());
    }
    return new Picture(geometry, luma, scaled(components[1], cells), scaled(components[2], cells));
  }

  private byte[] scaled(Component c, AreaScale.Target target) {
    double acrossPx = 8.0 * components[0].across / (c.across * c.perBlock);
    double downPx = 8.0 * components[0].down / (c.down * c.perBlock);
    return AreaScale.scale(
        c.plane,
        c.stride,
        c.plane.length / c.stride,
        header.widthPx() / acrossPx,
        header.heightPx() / downPx,
        target);
  }

  private static int up(int size, int unit) {
    return (size + unit - 1) / unit;
  }
}
