package io.followspot.vision.film;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.vision.Pictures;
import io.followspot.vision.motion.Texture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A simulated film of 20 s with one difficulty, whose objects are known. */
final class Film {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  static final int FRAMES = 300;
  static final double FPS = 15;

  private static final int MARGIN = 12;
  private static final Color[] CLOTHES = {
    new Color(150, 40, 40), new Color(40, 70, 150), new Color(190, 170, 60), new Color(60, 120, 60)
  };

  private final Difficulty difficulty;
  private final long seed;
  private final List<Actor> actors;
  private final BufferedImage ground;
  private final Texture leaves;

  Film(Difficulty difficulty, long seed) {
    this.difficulty = difficulty;
    this.seed = seed;
    actors = actors(difficulty, new SplittableRandom(seed));
    double contrast = difficulty == Difficulty.HARD_SHADOW ? 0.06 : 0.3;
    ground = ground(new Texture(seed, 2), contrast);
    leaves = new Texture(seed + 1, 1.3);
  }

  List<Actor> actors() {
    return actors;
  }

  private static List<Actor> actors(Difficulty difficulty, SplittableRandom dice) {
    List<Actor> actors = new ArrayList<>();
    switch (difficulty) {
      case GROWING -> {
        for (int i = 0; i < 3; i++) {
          double from = 2 + 6 * i;
          double lane = 250 + dice.nextInt(140);
          actors.add(new Actor(Actor.Kind.CAR, s -> approaching(s - from, lane), clothes(i)));
        }
      }
      case OCCUPIED -> {
        for (int i = 0; i < 3; i++) {
          double left = 120 + 160 * i + dice.nextInt(60);
          double leaves = 3 + 3 * i;
          double speed = dice.nextBoolean() ? 80 : -80;
          actors.add(
              new Actor(Actor.Kind.WALKER, s -> leaving(s, left, leaves, speed), clothes(i)));
        }
        actors.add(walker(13, dice, 3));
      }
      case PARKING -> {
        actors.add(new Actor(Actor.Kind.CAR, Film::parking, clothes(1)));
        actors.add(walker(4, dice, 0));
      }
      case HEADLIGHTS -> {
        for (int i = 0; i < 3; i++) {
          Actor.Motion motion = Actor.crossing(2 + 6 * i, 300, 70, 170 + dice.nextInt(40));
          actors.add(
              new Actor(
                  Actor.Kind.CAR,
                  s -> motion.at(s).map(b -> new Box(b.leftPx(), b.topPx(), 150, 70)),
                  new Color(30, 30, 36)));
        }
      }
      default -> {
        for (int i = 0; i < 3; i++) {
          actors.add(walker(2 + 5 * i, dice, i));
        }
      }
    }
    return List.copyOf(actors);
  }

  private static Color clothes(int i) {
    return CLOTHES[i % CLOTHES.length];
  }

  private static Actor walker(double fromS, SplittableRandom dice, int i) {
    double height = 90 + dice.nextInt(40);
    double speed = (dice.nextBoolean() ? 1 : -1) * (100 + dice.nextInt(40));
    double feet = 250 + dice.nextInt(80);
    return new Actor(Actor.Kind.WALKER, Actor.crossing(fromS, feet, height, speed), clothes(i));
  }

  private static Optional<Box> approaching(double s, double lane) {
    if (s < 0 || s > 5) {
      return Optional.empty();
    }
    double height = 26 * Math.exp(0.55 * s);
    return Optional.of(new Box(lane - height, 110 + 2.1 * (height - 26), 2 * height, height));
  }

  private static Optional<Box> leaving(double s, double left, double leavesAt, double speed) {
    double x = left + (s > leavesAt ? (s - leavesAt) * speed : 0);
    return x < -60 || x > WIDTH + 10 ? Optional.empty() : Optional.of(new Box(x, 190, 44, 110));
  }

  private static Optional<Box> parking(double s) {
    double x = s < 1 ? -200 : s < 4 ? -160 + 150 * (s - 1) : s < 13 ? 290 : 290 + 150 * (s - 13);
    return x > WIDTH || x <= -160 ? Optional.empty() : Optional.of(new Box(x, 230, 150, 75));
  }

  private static BufferedImage ground(Texture texture, double contrast) {
    byte[] values =
        texture.seen(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN, Affine.IDENTITY, 0).values();
    BufferedImage image =
        new BufferedImage(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      int level = (int) Math.round(115 + contrast * ((values[i] & 0xFF) - 125));
      image.setRGB(
          i % image.getWidth(), i / image.getWidth(), level << 16 | level << 8 | level - 6);
    }
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(190, 190, 182));
    for (int x = 40; x < WIDTH; x += 130) {
      pen.fill(new Rectangle2D.Double(x, 330, 70, 7));
    }
    pen.setColor(new Color(70, 72, 78));
    pen.fill(new Rectangle2D.Double(470, 60, 10, 160));
    pen.dispose();
    return image;
  }

  byte[] jpeg(int frame) {
    double s = frame / FPS;
    SplittableRandom dice = new SplittableRandom(seed * 1_000 + frame);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    if (difficulty == Difficulty.SHAKING_POLE) {
      pen.translate(2.5 * Math.sin(5.1 * s), 1.8 * Math.sin(6.7 * s + 1));
    }
    pen.drawImage(ground, AffineTransform.getTranslateInstance(-MARGIN, -MARGIN), null);
    if (difficulty == Difficulty.FOLIAGE) {
      drawLeaves(image, s);
    }
    for (Actor actor : actors) {
      drawShadow(pen, actor, s);
      actor.draw(pen, s);
    }
    drawAir(pen, s, dice);
    pen.dispose();
    int[] rgb = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    return Pictures.jpeg(WIDTH, HEIGHT, (x, y) -> lit(rgb[y * WIDTH + x], x, y, s, dice));
  }

  /** Leaves sway: each patch with a phase of its own. */
  private void drawLeaves(BufferedImage image, double s) {
    double dx = 3.5 * Math.sin(2.3 * s) + 1.5 * Math.sin(5.9 * s);
    double dy = 1.5 * Math.sin(3.7 * s + 2);
    byte[] one = leaves.seen(WIDTH, 150, Affine.translation(dx, dy), 0).values();
    byte[] other = leaves.seen(WIDTH, 150, Affine.translation(-dy, dx), 0).values();
    for (int i = 0; i < one.length; i++) {
      int level = i % WIDTH / 50 % 2 == 0 ? one[i] & 0xFF : other[i] & 0xFF;
      image.setRGB(i % WIDTH, i / WIDTH, level / 2 << 16 | level * 3 / 4 << 8 | level / 3);
    }
  }

  private void drawShadow(Graphics2D pen, Actor actor, double s) {
    int alpha =
        switch (difficulty) {
          case HARD_SHADOW -> 125;
          case SOFT_SHADOW -> 18;
          default -> 0;
        };
    if (alpha == 0) {
      return;
    }
    pen.setColor(new Color(0, 0, 0, alpha));
    actor.shadow(s).ifPresent(shape -> drawShadow(pen, shape));
  }

  /** A soft shadow is a stack of shapes of growing size. */
  private void drawShadow(Graphics2D pen, Path2D shape) {
    pen.fill(shape);
    if (difficulty == Difficulty.SOFT_SHADOW) {
      Rectangle2D box = shape.getBounds2D();
      for (double size = 0.82; size < 1.12; size += 0.06) {
        AffineTransform about =
            AffineTransform.getTranslateInstance(box.getCenterX(), box.getCenterY());
        about.scale(size, size);
        about.translate(-box.getCenterX(), -box.getCenterY());
        pen.fill(about.createTransformedShape(shape));
      }
    }
  }

  private void drawAir(Graphics2D pen, double s, SplittableRandom dice) {
    if (difficulty == Difficulty.RAIN) {
      pen.setColor(new Color(225, 228, 235, 110));
      for (int i = 0; i < 70; i++) {
        double x = dice.nextInt(WIDTH);
        double y = dice.nextInt(HEIGHT);
        pen.draw(new Line2D.Double(x, y, x - 3, y + 18));
      }
    }
    double phase = s % 2.5;
    if (difficulty == Difficulty.INSECTS && phase < 0.4) {
      double x = -80 + phase / 0.4 * (WIDTH + 160);
      double y = 60 + 60 * ((int) (s / 2.5) % 4) + 30 * Math.sin(20 * phase);
      for (int ring = 6; ring > 0; ring--) {
        pen.setColor(new Color(60, 55, 50, 45));
        pen.fill(new Ellipse2D.Double(x - 7 * ring, y - 5 * ring, 14 * ring, 10 * ring));
      }
    }
  }

  /** Light, and noise of the sensor. */
  private int lit(int rgb, int x, int y, double s, SplittableRandom dice) {
    double gain =
        switch (difficulty) {
          case EXPOSURE -> new double[] {1, 0.86, 1.12, 0.93, 1.05}[(int) (s / 4) % 5];
          case LAMP -> {
            double from = Math.hypot((x - 420) / 190.0, (y - 240) / 120.0);
            yield (int) (s / 3.5) % 2 == 1 ? 1 + 0.6 * Math.max(0, 1 - from * from) : 1;
          }
          case HEADLIGHTS -> 0.22 + headlights(x, y, s);
          default -> 1;
        };
    double noise = 5 * (dice.nextDouble() + dice.nextDouble() + dice.nextDouble() - 1.5);
    return level((rgb >> 16 & 0xFF) * gain + noise) << 16
        | level((rgb >> 8 & 0xFF) * gain + noise) << 8
        | level((rgb & 0xFF) * gain + noise);
  }

  /** The light that cars throw before them. */
  private double headlights(int x, int y, double s) {
    double light = 0;
    for (Actor car : actors) {
      Optional<Box> box = car.motion().at(s);
      if (box.isPresent()) {
        double ahead = x - (box.get().leftPx() + box.get().widthPx());
        double aside = Math.abs(y - (box.get().topPx() + 0.7 * box.get().heightPx()));
        if (ahead > 0 && ahead < 220 && aside < 10 + 0.25 * ahead) {
          light += 0.75 * (1 - ahead / 220);
        }
      }
    }
    return light;
  }

  private static int level(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
