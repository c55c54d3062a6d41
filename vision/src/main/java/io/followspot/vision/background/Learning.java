package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.decode.SwarBytes;
import io.followspot.vision.region.Mask;

/**
 * Updates the background outside the foreground, and absorbs objects that are stationary for long.
 *
 * <p>Means run as {@code mean += (Y - mean) / n}, with n growing from one to the learning time, so
 * that the first frames have equal weight. Eight bits are enough since the step is rounded
 * stochastically: its expected value is exact. The deviation is the same mean of {@code |Y -
 * mean|}, averaged over its block.
 */
final class Learning {
  /** The deviation of covered pixels is learned so many times slower than that of others. */
  private static final int UNREST = 4;

  private static final int RIM_PX = 1;

  private final BackgroundConfig config;
  private final Geometry geometry;

  Learning(BackgroundConfig config, Geometry geometry) {
    this.config = config;
    this.geometry = geometry;
  }

  /**
   * Learns one frame.
   *
   * @param frames number of frames learned before
   * @param held pixels that must not be absorbed
   */
  void learn(Picture picture, BackgroundState state, Mask foreground, Mask held, long frames) {
    Dither dither = new Dither(frames);
    DitherSwarBytes lanes = new DitherSwarBytes(dither, geometry);
    int rate = 256 / (int) Math.min(frames + 1, config.learningFrames());
    // Without a margin, the rim of a held object would be learned pixel by pixel, and finally all
    // of it.
    Mask rim = foreground.dilate(RIM_PX, RIM_PX);
    int[] rates = new int[geometry.cellsAcross()];
    for (int cy = 0; cy < geometry.cellsDown(); cy++) {
      lanes.ofCells(cy);
      for (int cx = 0; cx < rates.length; cx++) {
        int cell = cy * rates.length + cx;
        int covered = covered(foreground, cx, cy);
        boolean keep = held.get(cx * Geometry.CELL + 1, cy * Geometry.CELL + 1);
        if (StartUp.isKnown(state.age[cell])) {
          int age = age(state.age[cell] & 0xFF, covered, keep);
          state.age[cell] = (byte) age;
          boolean absorb = age >= Math.min(config.absorbFrames(), StartUp.MAX_AGE);
          rates[cx] = absorb ? Math.max(rate, 32) : covered == 0 ? rate : 0;
        } else {
          state.age[cell] = StartUp.next(state.age[cell], covered == 0, frames);
          rates[cx] = Math.max(rate, StartUp.RATE);
        }
        if (rates[cx] == 0 && covered < 16) {
          learnUncovered(picture, state, keep ? rim : foreground, cx, cy, rate, dither);
        }
        if (rates[cx] == 0 && !keep) {
          learnUnrest(picture, state, cx, cy, Math.max(1, rate / UNREST), dither);
        }
      }
      learnRows(picture, state, cy * Geometry.CELL, rates, lanes);
      learnRows(picture, state, cy * Geometry.CELL + 2, rates, lanes);
      learnColours(picture, state, cy * rates.length, rates, dither);
    }
  }

  /** Sets the background to the picture where the mask is set. */
  void replace(Picture picture, BackgroundState state, Mask mask) {
    for (int y = 0; y < geometry.heightPx(); y++) {
      int row = y * geometry.widthPx();
      int cells = y / Geometry.CELL * geometry.cellsAcross();
      for (int x = mask.nextSet(0, y); x < geometry.widthPx(); x = mask.nextSet(x + 1, y)) {
        int cell = cells + x / Geometry.CELL;
        state.mean[row + x] = picture.luma()[row + x];
        state.blue[cell] = picture.blue()[cell];
        state.red[cell] = picture.red()[cell];
      }
    }
  }

  private static int covered(Mask foreground, int cx, int cy) {
    int covered = 0;
    for (int y = 0; y < Geometry.CELL; y++) {
      covered += Integer.bitCount(foreground.cellBits(cx, cy * Geometry.CELL + y));
    }
    return covered;
  }

  private static int age(int age, int covered, boolean keep) {
    if (covered < 4) {
      return age >> 1;
    }
    int most = keep ? CoverAges.MAX_FRAMES : StartUp.MAX_AGE;
    return Math.max(age, Math.min(most, age + 1));
  }

  /** Two rows, eight pixels at once, of the learned cells. */
  private void learnRows(
      Picture picture, BackgroundState state, int y, int[] rates, DitherSwarBytes lanes) {
    byte[] luma = picture.luma();
    byte[] means = state.mean;
    int width = geometry.widthPx();
    for (int cx = 0; cx < rates.length; cx++) {
      int rate = rates[cx];
      if (rate > 0) {
        int upper = y * width + cx * Geometry.CELL;
        int lower = upper + width;
        long now = SwarBytes.fours(luma, upper, lower);
        long mean = SwarBytes.fours(means, upper, lower);
        long even = SwarBytes.even(mean);
        long odd = SwarBytes.odd(mean);
        long nextEven = next(even, SwarBytes.even(now), rate, lanes.even(cx, y & 2));
        long nextOdd = next(odd, SwarBytes.odd(now), rate, lanes.odd(cx, y & 2));
        SwarBytes.putFours(means, upper, lower, nextEven | nextOdd << 8);
        long apart =
            SwarBytes.apart(even, SwarBytes.even(now)) + SwarBytes.apart(odd, SwarBytes.odd(now));
        int blocks = (int) (apart + (apart >>> 32));
        int block = (y >> 1) * (width >> 1) + cx * 2;
        learnDeviation(state, block, blocks & 0xFFFF, rate, lanes.at(~upper));
        learnDeviation(state, block + 1, blocks >>> 16, rate, lanes.at(~(upper + 2)));
      }
    }
  }

  private static void learnColours(
      Picture picture, BackgroundState state, int row, int[] rates, Dither dither) {
    for (int cx = 0; cx < rates.length; cx++) {
      if (rates[cx] > 0) {
        int cell = row + cx;
        state.blue[cell] = step(state.blue[cell], picture.blue()[cell], rates[cx], dither, ~cell);
        state.red[cell] = step(state.red[cell], picture.red()[cell], rates[cx], dither, -cell);
      }
    }
  }

  /**
   * The step of {@link #learnPixel} in four lanes: {@code mean + ((now - mean) rate + dither >> 8)}
   * is {@code (256 - rate) mean + rate now + dither >> 8}, which always fits 16 bits.
   */
  private static long next(long mean, long now, int rate, long dither) {
    return (256 - rate) * mean + rate * now + dither >>> 8 & SwarBytes.BYTES;
  }

  /** The sum of four differences in levels, doubled, is their mean in eighths of a level. */
  private static void learnDeviation(
      BackgroundState state, int block, int difference, int rate, int dither) {
    int target = Math.min(255, difference * 2);
    int before = state.deviation[block] & 0xFF;
    state.deviation[block] =
        (byte) (before + ((target - before) * Math.min(rate, 64) + dither >> 8));
  }

  /** Learns how far a covered cell's pixels deviate, so that leaves and water become quiet. */
  private void learnUnrest(
      Picture picture, BackgroundState state, int cx, int cy, int rate, Dither dither) {
    int width = geometry.widthPx();
    for (int y = cy * Geometry.CELL; y < (cy + 1) * Geometry.CELL; y += 2) {
      for (int x = cx * Geometry.CELL; x < (cx + 1) * Geometry.CELL; x += 2) {
        int i = y * width + x;
        int difference =
            difference(picture, state, i)
                + difference(picture, state, i + 1)
                + difference(picture, state, i + width)
                + difference(picture, state, i + width + 1);
        learnDeviation(state, (y >> 1) * (width >> 1) + (x >> 1), difference, rate, dither.at(~i));
      }
    }
  }

  private static int difference(Picture picture, BackgroundState state, int i) {
    return Math.abs((picture.luma()[i] & 0xFF) - (state.mean[i] & 0xFF));
  }

  private void learnUncovered(
      Picture picture,
      BackgroundState state,
      Mask foreground,
      int cx,
      int cy,
      int rate,
      Dither dither) {
    for (int y = cy * Geometry.CELL; y < (cy + 1) * Geometry.CELL; y++) {
      int bits = foreground.cellBits(cx, y);
      int i = y * geometry.widthPx() + cx * Geometry.CELL;
      for (int x = 0; x < Geometry.CELL; x++) {
        if ((bits >> x & 1) == 0) {
          learnPixel(picture, state, i + x, rate, dither);
        }
      }
    }
  }

  /** Returns the difference in levels before the step. */
  private static int learnPixel(
      Picture picture, BackgroundState state, int i, int rate, Dither dither) {
    int before = state.mean[i] & 0xFF;
    int difference = (picture.luma()[i] & 0xFF) - before;
    state.mean[i] = (byte) (before + (difference * rate + dither.at(i) >> 8));
    return Math.abs(difference);
  }

  private static byte step(byte mean, byte now, int rate, Dither dither, int index) {
    int before = mean & 0xFF;
    return (byte) (before + (((now & 0xFF) - before) * rate + dither.at(index) >> 8));
  }
}
