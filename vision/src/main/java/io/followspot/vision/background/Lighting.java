package io.followspot.vision.background;

import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;

/**
 * Separates changes of light from moving objects: light changes nearly everywhere at once.
 *
 * <p>Where most of the picture became brighter or darker by one factor, as by a camera's exposure
 * or a cloud, the background is multiplied by it: moving objects remain visible. Where most of the
 * picture changed without a common factor, as by a lamp switched on in a room, the background is
 * learned again except under tracks; the cost is that an object without a track is learned too, and
 * must move to be detected.
 */
final class Lighting {
  /** Part of the pixels outside tracks above which foreground cannot be objects alone. */
  private static final double TOO_MUCH = 0.5;

  /** Sampling interval of pixels for the factor. */
  private static final int STEP = 7;

  private static final int ONE = 256;

  /** Smaller changes are followed by ordinary learning. */
  private static final int LEAST_CHANGE = 8;

  /** Half of all pixels must agree on the factor within this, either way. */
  private static final int AGREEMENT = 24;

  private static final int DARK = 24;
  private static final int BRIGHT = 240;

  private Lighting() {}

  /** Follows a change by one factor. */
  static void follow(Picture picture, BackgroundState state) {
    int gain = gain(picture, state);
    if (gain == ONE) {
      return;
    }
    for (int i = 0; i < state.mean.length; i++) {
      state.mean[i] = (byte) Math.min(255, (state.mean[i] & 0xFF) * gain + ONE / 2 >> 8);
    }
  }

  /** Whether so much is foreground outside tracks that the light must have changed. */
  static boolean isOther(Mask foreground, Mask held) {
    int pixels = foreground.width() * foreground.height() - held.count();
    return foreground.without(held).count() > TOO_MUCH * pixels;
  }

  /**
   * The factor in 1/256 on which most pixels agree, 256 if there is none or the change is small.
   */
  private static int gain(Picture picture, BackgroundState state) {
    int[] counts = new int[4 * ONE];
    int asked = 0;
    for (int i = 0; i < state.mean.length; i += STEP) {
      int before = state.mean[i] & 0xFF;
      int now = picture.luma()[i] & 0xFF;
      if (before >= DARK && before <= BRIGHT && now <= BRIGHT) {
        counts[Math.min(counts.length - 1, now * ONE / before)]++;
        asked++;
      }
    }
    int gain = quantile(counts, asked / 2);
    boolean agreed =
        quantile(counts, 3 * asked / 4) - gain <= AGREEMENT
            && gain - quantile(counts, asked / 4) <= AGREEMENT;
    return asked > 0 && agreed && Math.abs(gain - ONE) >= LEAST_CHANGE ? gain : ONE;
  }

  private static int quantile(int[] counts, int rank) {
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i];
      if (sum > rank) {
        return i;
      }
    }
    return ONE;
  }
}
