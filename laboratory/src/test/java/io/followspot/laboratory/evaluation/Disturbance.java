package io.followspot.laboratory.evaluation;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.tracking.tracker.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Makes further sequences from the existing ones, so that a tracker is evaluated on more than what
 * it was fitted to. Each is a function of the sequence alone.
 */
enum Disturbance {
  /** As it is. */
  NONE {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      return film;
    }
  },
  /** Time runs back: people move as people do, but appear where they went. */
  BACKWARD {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      int n = film.frames().size();
      List<FrameDetections> frames = new ArrayList<>();
      for (int f = 0; f < n; f++) {
        FrameDetections at = film.frames().get(n - 1 - f);
        frames.add(with(at, film.frames().get(f).capturedAtUs(), at.detections()));
      }
      List<MotRow> annotations =
          film.annotations().stream().map(row -> inFrame(row, n + 1 - row.frame())).toList();
      return named(film, annotations, frames);
    }
  },
  /** Every other frame only. */
  HALF_RATE {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      return kept(film, f -> f % 2 == 0);
    }
  },
  /** Every third frame only. */
  THIRD_RATE {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      return kept(film, f -> f % 3 == 0);
    }
  },
  /** A busy network: frames are missing alone and for up to half a second. */
  LOST_FRAMES {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      Random random = new Random(1);
      boolean[] gone = new boolean[film.frames().size()];
      for (int f = 1; f < gone.length; f++) {
        if (random.nextDouble() < 0.03) {
          int run = 1 + random.nextInt(4);
          for (int i = f; i < Math.min(gone.length, f + run); i++) {
            gone[i] = true;
          }
        }
      }
      return kept(film, f -> !gone[f]);
    }
  },
  /** A weaker detector: an eighth of all detections is missing. */
  MISSES {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      Random random = new Random(2);
      return detected(
          film,
          at -> with(at, at.detections().stream().filter(d -> random.nextInt(8) > 0).toList()));
    }
  },
  /** Boxes that are off by a twentieth of their size. */
  JITTER {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      Random random = new Random(3);
      return detected(
          film,
          at ->
              within(
                  at,
                  at.detections().stream()
                      .map(d -> at(d, shaken(d.box(), random, 0.05), d.score()))
                      .toList()));
    }
  },
  /** Scores that waver. */
  SCORES {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      Random random = new Random(4);
      return detected(
          film,
          at ->
              with(
                  at,
                  at.detections().stream()
                      .map(d -> at(d, d.box(), clamped(d.score() + 0.1 * random.nextGaussian())))
                      .toList()));
    }
  },
  /** False detections, one in two frames, of the size of others. */
  GHOSTS {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      Random random = new Random(5);
      return detected(film, at -> haunted(at, random));
    }
  },
  /** A camera that turns to and fro, a tenth of the frame a second, and trembles. */
  PAN {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      return moved(film, 6, 0.1, 0.002);
    }
  },
  /** A camera on a mast in the wind. */
  SHAKE {
    @Override
    ScoredFilm apply(ScoredFilm film) {
      return moved(film, 0.9, 0.01, 0.003);
    }
  };

  abstract ScoredFilm apply(ScoredFilm film);

  ScoredFilm named(ScoredFilm film, List<MotRow> annotations, List<FrameDetections> frames) {
    return new ScoredFilm(film.name() + " " + this, annotations, frames, film.benchmark());
  }

  ScoredFilm detected(ScoredFilm film, UnaryOperator<FrameDetections> change) {
    return named(film, film.annotations(), film.frames().stream().map(change).toList());
  }

  ScoredFilm kept(ScoredFilm film, IntPredicate keep) {
    int[] number = new int[film.frames().size()];
    List<FrameDetections> frames = new ArrayList<>();
    for (int f = 0; f < number.length; f++) {
      if (keep.test(f)) {
        frames.add(film.frames().get(f));
        number[f] = frames.size();
      }
    }
    List<MotRow> annotations =
        film.annotations().stream()
            .filter(row -> row.frame() <= number.length && number[row.frame() - 1] > 0)
            .map(row -> inFrame(row, number[row.frame() - 1]))
            .toList();
    return named(film, annotations, frames);
  }

  /** Truth and detections shift together; the frame is larger, so that none gets lost. */
  ScoredFilm moved(ScoredFilm film, double periodS, double swing, double tremble) {
    Random random = new Random(6);
    FrameDetections first = film.frames().get(0);
    double reach = 2 * swing * first.widthPx();
    double[] dx = new double[film.frames().size()];
    double[] dy = new double[dx.length];
    List<FrameDetections> frames = new ArrayList<>();
    for (int f = 0; f < dx.length; f++) {
      FrameDetections at = film.frames().get(f);
      double phase = 2 * Math.PI * at.capturedAtUs() / 1e6 / periodS;
      double shake = tremble * at.widthPx();
      dx[f] = reach * (1 + Math.sin(phase)) / 2 + shake * random.nextGaussian();
      dy[f] = reach * (1 + Math.sin(1.3 * phase)) / 8 + shake * random.nextGaussian();
      List<Detection> detections = new ArrayList<>();
      for (Detection d : at.detections()) {
        Box box = d.box();
        Box there =
            new Box(box.leftPx() + dx[f], box.topPx() + dy[f], box.widthPx(), box.heightPx());
        detections.add(at(d, there, d.score()));
      }
      int width = (int) (at.widthPx() + reach);
      int height = (int) (at.heightPx() + reach);
      frames.add(
          within(
              new FrameDetections(at.capturedAtUs(), width, height, List.of(), Affine.IDENTITY),
              detections));
    }
    List<MotRow> annotations = new ArrayList<>();
    for (MotRow row : film.annotations()) {
      annotations.add(
          new MotRow(
              row.frame(),
              row.id(),
              row.leftPx() + dx[row.frame() - 1],
              row.topPx() + dy[row.frame() - 1],
              row.widthPx(),
              row.heightPx(),
              row.score(),
              row.objectClass(),
              row.columns()));
    }
    return named(film, annotations, frames);
  }

  private static FrameDetections haunted(FrameDetections at, Random random) {
    List<Detection> detections = new ArrayList<>(at.detections());
    if (!detections.isEmpty() && random.nextBoolean()) {
      Box like = detections.get(random.nextInt(detections.size())).box();
      Box box =
          new Box(
              random.nextDouble() * (at.widthPx() - 1),
              random.nextDouble() * (at.heightPx() - 1),
              like.widthPx(),
              like.heightPx());
      detections.add(new Detection(box, 0.5 + 0.4 * random.nextDouble()));
    }
    return with(at, detections);
  }

  private static Box shaken(Box box, Random random, double part) {
    double w = part * box.widthPx();
    double h = part * box.heightPx();
    return new Box(
        box.leftPx() + w * random.nextGaussian(),
        box.topPx() + h * random.nextGaussian(),
        box.widthPx() * Math.exp(part * random.nextGaussian()),
        box.heightPx() * Math.exp(part * random.nextGaussian()));
  }

  private static double clamped(double score) {
    return Math.min(1, Math.max(0.05, score));
  }

  private static Detection at(Detection like, Box box, double score) {
    return new Detection(box, score, like.label(), like.appearance());
  }

  private static FrameDetections within(FrameDetections like, List<Detection> detections) {
    return with(
        like,
        detections.stream()
            .filter(d -> FrameDetections.isWithin(d.box(), like.widthPx(), like.heightPx()))
            .toList());
  }

  private static FrameDetections with(FrameDetections like, List<Detection> detections) {
    return with(like, like.capturedAtUs(), detections);
  }

  private static FrameDetections with(
      FrameDetections like, long capturedAtUs, List<Detection> detections) {
    return new FrameDetections(
        capturedAtUs, like.widthPx(), like.heightPx(), detections, like.cameraMotion());
  }

  private static MotRow inFrame(MotRow row, int frame) {
    return new MotRow(
        frame,
        row.id(),
        row.leftPx(),
        row.topPx(),
        row.widthPx(),
        row.heightPx(),
        row.score(),
        row.objectClass(),
        row.columns());
  }
}
