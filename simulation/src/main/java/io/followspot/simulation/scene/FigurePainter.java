package io.followspot.simulation.scene;

/** Paints people and cars. Proportions are fractions of the figure's height. */
final class FigurePainter {
  private static final int[] CLOTHES = {
    0xB23A3A, 0x2F5D8C, 0xD9A441, 0x3E7D4F, 0x6B4A8A, 0xE0DDD5, 0x2B2E35, 0xC8673C, 0x4FA3A5,
    0x8C8F94
  };
  private static final int[] TROUSERS = {
    0x23293A, 0x3A3F47, 0x5A4632, 0x1F1F22, 0x4A5D77, 0x6E6A5E
  };
  private static final int[] SKIN = {0xE3B690, 0xC58C62, 0x8A5A3B, 0xF0CBAA};
  private static final int[] HAIR = {0x2A1C14, 0x5B3A1E, 0x111111, 0x8F6B3A, 0x9A9A9A};
  private static final int[] PAINT = {0xA83232, 0x2D4F7A, 0xC9CCD1, 0x2E3135, 0x3F6B4A, 0xD4A93A};

  private final Canvas canvas;
  private final long seed;

  FigurePainter(Canvas canvas, long seed) {
    this.canvas = canvas;
    this.seed = seed;
  }

  void paint(Figure figure) {
    if (figure.isCar()) {
      car(figure);
    } else {
      person(figure);
    }
  }

  private void person(Figure f) {
    double h = f.heightPx();
    double x = f.footX();
    double y = f.footY();
    boolean moving = f.heading() != 0;
    double swing = moving ? StrictMath.sin(f.stride()) : 0.35;
    double bob = moving ? 0.008 * h * Math.abs(StrictMath.cos(f.stride())) : 0;
    int top = pick(CLOTHES, f, 20);
    int trousers = pick(TROUSERS, f, 21);
    canvas.shadow(x + 0.05 * h, y, 0.27 * h, 0.055 * h, 0.35);
    double hip = y - 0.47 * h - bob;
    double step = 0.125 * h * swing;
    leg(x, hip, -step, y, h, Canvas.scale(trousers, 0.8));
    arm(x - 0.005 * h, hip, step * 0.75, h, Canvas.scale(top, 0.75));
    leg(x, hip, step, y, h, trousers);
    double shoulder = y - 0.80 * h - bob;
    canvas.capsule(x, shoulder + 0.06 * h, x, hip, 0.105 * h, top);
    canvas.capsule(
        x - 0.05 * h, shoulder + 0.03 * h, x + 0.05 * h, shoulder + 0.03 * h, 0.065 * h, top);
    arm(x + 0.01 * h, hip, -step * 0.75, h, Canvas.scale(top, 0.9));
    double lookX = x + 0.012 * h * f.heading();
    int skin = pick(SKIN, f, 22);
    canvas.capsule(x, shoulder + 0.02 * h, x, shoulder - 0.05 * h, 0.035 * h, skin);
    canvas.ellipse(lookX, y - 0.915 * h - bob, 0.058 * h, 0.075 * h, skin);
    canvas.ellipse(
        lookX - 0.012 * h * f.heading(),
        y - 0.95 * h - bob,
        0.061 * h,
        0.05 * h,
        pick(HAIR, f, 23));
  }

  private void leg(double x, double hip, double step, double foot, double h, int colour) {
    double knee = (hip + foot) / 2;
    canvas.capsule(x + 0.3 * step, hip, x + 0.55 * step, knee, 0.055 * h, colour);
    canvas.capsule(x + 0.55 * step, knee, x + step, foot - 0.05 * h, 0.043 * h, colour);
    canvas.capsule(
        x + step, foot - 0.022 * h, x + step + 0.02 * h, foot - 0.022 * h, 0.024 * h, 0x17171A);
  }

  private void arm(double x, double hip, double step, double h, int colour) {
    double shoulder = hip - 0.31 * h;
    canvas.capsule(x, shoulder, x + 0.6 * step, hip - 0.12 * h, 0.038 * h, colour);
    canvas.capsule(x + 0.6 * step, hip - 0.12 * h, x + step, hip + 0.01 * h, 0.032 * h, colour);
  }

  private void car(Figure f) {
    double h = f.heightPx();
    double x = f.footX();
    double y = f.footY();
    double half = h * Figure.CAR_ASPECT / 2;
    int paint = pick(PAINT, f, 24);
    int ahead = f.heading() == 0 ? 1 : f.heading();
    canvas.shadow(x, y - 0.02 * h, half * 1.05, 0.11 * h, 0.55);
    double roof = y - 0.90 * h;
    double belt = y - 0.55 * h;
    double back = x - ahead * 0.12 * h;
    canvas.capsule(
        back - 0.45 * h, roof + 0.1 * h, back + 0.45 * h, roof + 0.1 * h, 0.1 * h, paint);
    for (int i = 0; i <= 10; i++) {
      double reach = 0.52 * h + 0.02 * h * i;
      double level = roof + 0.1 * h + i * (belt - roof - 0.1 * h) / 10;
      canvas.capsule(back - reach, level, back + reach, level, 0.06 * h, paint);
    }
    for (int i = 1; i <= 8; i++) {
      double reach = 0.44 * h + 0.02 * h * i;
      double level = roof + 0.1 * h + i * (belt - roof - 0.1 * h) / 10;
      canvas.capsule(back - reach, level, back + reach, level, 0.035 * h, 0x24303A);
    }
    canvas.rectangle(back - 0.03 * h, roof + 0.1 * h, back + 0.04 * h, belt, paint);
    canvas.capsule(
        x - half + 0.17 * h,
        belt + 0.12 * h,
        x + half - 0.17 * h,
        belt + 0.12 * h,
        0.15 * h,
        paint);
    int low = Canvas.scale(paint, 0.8);
    canvas.capsule(
        x - half + 0.13 * h, y - 0.27 * h, x + half - 0.13 * h, y - 0.27 * h, 0.12 * h, low);
    for (int side = -1; side <= 1; side += 2) {
      double wheel = x + side * half * 0.62;
      canvas.ellipse(wheel, y - 0.17 * h, 0.17 * h, 0.17 * h, 0x151517);
      canvas.ellipse(wheel, y - 0.17 * h, 0.085 * h, 0.085 * h, 0x9EA2A8);
    }
    canvas.ellipse(x + ahead * (half - 0.07 * h), y - 0.42 * h, 0.06 * h, 0.06 * h, 0xFFF3C4);
    canvas.ellipse(x - ahead * (half - 0.06 * h), y - 0.42 * h, 0.05 * h, 0.06 * h, 0xB01818);
  }

  private int pick(int[] colours, Figure figure, int key) {
    return colours[(int) (AddressedRandom.unit(seed, figure.id(), key) * colours.length)];
  }
}
