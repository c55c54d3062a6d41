package io.followspot.simulation.scene;

/** Paints the empty scene once, with a margin on all sides for a moving camera. */
final class Backdrop {
  private final SceneConfig config;
  private final Canvas canvas;
  private final int margin;

  private Backdrop(SceneConfig config, int margin) {
    this.config = config;
    this.margin = margin;
    this.canvas = new Canvas(config.widthPx() + 2 * margin, config.heightPx() + 2 * margin);
  }

  static Canvas paint(SceneConfig config, int margin) {
    Backdrop backdrop = new Backdrop(config, margin);
    if (config.place() == Stage.LOBBY) {
      backdrop.lobby();
    } else {
      backdrop.street();
    }
    return backdrop.canvas;
  }

  private void lobby() {
    ground(0.42, (depth, across) -> tile(depth, across));
    wall(0.42, 0xD8D2C4, 0xC9C1AF);
    strip(0.405, 0.42, 0x6E6557);
    for (int i = 0; i < 5; i++) {
      double x = 0.02 + i * 0.2;
      rectangle(x, 0.10, x + 0.16, 0.30, 0x7F96A3);
      rectangle(x + 0.006, 0.11, x + 0.154, 0.29, 0xA9C3CF);
      rectangle(x + 0.078, 0.10, x + 0.082, 0.30, 0x7F96A3);
    }
    door(0.40, 0.12, 0x5E4632);
    door(0.60, 0.12, 0x5E4632);
    rectangle(0.08, 0.345, 0.26, 0.435, 0x8A5F3C);
    rectangle(0.07, 0.335, 0.27, 0.35, 0xA9794F);
    plant(0.92, 0.46);
    plant(0.50, 0.435);
  }

  private void street() {
    ground(0.44, (depth, across) -> 0x8E8A84);
    wall(0.44, 0xA7BFD6, 0xC3D3E2);
    int[] facades = {0xB5694E, 0xC9B18A, 0x8F9AA3, 0xB98A6A, 0xA5A08F};
    for (int i = 0; i < 5; i++) {
      double left = -0.05 + i * 0.22;
      double top = 0.02 + 0.05 * AddressedRandom.unit(config.seed(), 5, i);
      rectangle(left, top, left + 0.22, 0.47, facades[i]);
      for (int k = 0; k < 6; k++) {
        double x = left + 0.025 + (k % 3) * 0.065;
        double y = top + 0.05 + (k / 3) * 0.14;
        rectangle(x, y, x + 0.042, y + 0.09, 0xE3DFD6);
        rectangle(x + 0.004, y + 0.006, x + 0.038, y + 0.084, 0x3D4C59);
      }
      rectangle(left + 0.08, 0.36, left + 0.125, 0.47, 0x473326);
    }
    band(0.47, 0.735, 0x9C978E);
    band(0.735, 0.755, 0xC4C0B6);
    band(0.755, 1.2, 0x4B4D50);
    for (int i = -2; i < 12; i++) {
      rectangle(i * 0.12, 0.885, i * 0.12 + 0.06, 0.893, 0xDAD7C8);
    }
    ellipse(0.22, 0.20, 0.10, 0.17, 0x3F6B3A);
    ellipse(0.17, 0.23, 0.06, 0.10, 0x4B7A43);
    ellipse(0.26, 0.15, 0.06, 0.10, 0x578A4C);
    ellipse(0.63, 0.05, 0.02, 0.02, 0xF4EFD8);
    grain(0.05);
  }

  private int tile(double depth, double across) {
    long u = (long) Math.floor(depth * 5);
    long v = (long) Math.floor(across * 4);
    double shade = 0.94 + 0.06 * AddressedRandom.unit(config.seed(), u, v);
    int base = ((u + v) & 1) == 0 ? 0xA79C8B : 0x988D7C;
    double edge = Math.min(fraction(depth * 5), fraction(across * 4));
    return Canvas.scale(base, edge < 0.05 ? shade * 0.85 : shade);
  }

  private static double fraction(double v) {
    return v - Math.floor(v);
  }

  /**
   * Colours the floor: depth grows with the distance, across to the right, in heights of a person.
   */
  private void ground(double from, Floor floor) {
    int first = py(from);
    for (int y = Math.max(0, first); y < canvas.height; y++) {
      double rel = (y + 0.5 - margin) / config.heightPx() - config.place().horizon;
      double scale = config.place().personHeight * rel * config.heightPx();
      double light = 0.85 + 0.15 * Math.min(1, rel * 1.5);
      for (int x = 0; x < canvas.width; x++) {
        double across = (x + 0.5 - margin - config.widthPx() * 0.5) / scale;
        double grain = 0.97 + 0.06 * AddressedRandom.unit(config.seed(), x, y);
        canvas.rgb[y * canvas.width + x] =
            Canvas.scale(floor.colour(1 / rel, across), light * grain);
      }
    }
  }

  private void wall(double to, int upper, int lower) {
    int last = Math.min(canvas.height, py(to));
    for (int y = 0; y < last; y++) {
      double t = (double) y / last;
      for (int x = 0; x < canvas.width; x++) {
        int at = y * canvas.width + x;
        canvas.rgb[at] = upper;
        canvas.blend(at, lower, t);
        canvas.rgb[at] =
            Canvas.scale(canvas.rgb[at], 0.97 + 0.05 * AddressedRandom.unit(config.seed(), x, y));
      }
    }
  }

  /** Coarse texture over everything, so that motion can be measured anywhere. */
  private void grain(double depth) {
    for (int i = 0; i < canvas.rgb.length; i++) {
      double fine = AddressedRandom.unit(config.seed(), i, 31) - 0.5;
      long block = (long) (i / canvas.width / 5) << 32 | i % canvas.width / 5;
      double coarse = AddressedRandom.unit(config.seed(), block, 32) - 0.5;
      canvas.rgb[i] = Canvas.scale(canvas.rgb[i], 1 + depth * (fine + coarse));
    }
  }

  private void door(double x, double width, int colour) {
    rectangle(x - width / 2, 0.16, x + width / 2, 0.42, Canvas.scale(colour, 0.7));
    rectangle(x - width / 2 + 0.006, 0.17, x - 0.002, 0.42, colour);
    rectangle(x + 0.002, 0.17, x + width / 2 - 0.006, 0.42, colour);
  }

  private void plant(double x, double y) {
    rectangle(x - 0.015, y - 0.06, x + 0.015, y, 0x8E4B32);
    ellipse(x, y - 0.10, 0.03, 0.07, 0x3D6B3F);
    ellipse(x - 0.02, y - 0.12, 0.02, 0.05, 0x4F8250);
    ellipse(x + 0.02, y - 0.13, 0.018, 0.05, 0x356038);
  }

  private void strip(double top, double bottom, int colour) {
    rectangle(-1, top, 2, bottom, colour);
  }

  private void band(double top, double bottom, int colour) {
    rectangle(-1, top, 2, bottom, colour);
  }

  private void rectangle(double left, double top, double right, double bottom, int colour) {
    canvas.rectangle(px(left), py(top), px(right), py(bottom), colour);
  }

  private void ellipse(double x, double y, double rx, double ry, int colour) {
    canvas.ellipse(px(x), py(y), rx * config.widthPx(), ry * config.heightPx(), colour);
  }

  private int px(double x) {
    return (int) Math.round(x * config.widthPx()) + margin;
  }

  private int py(double y) {
    return (int) Math.round(y * config.heightPx()) + margin;
  }

  /** Colour of the floor. */
  private interface Floor {
    int colour(double depth, double across);
  }
}
