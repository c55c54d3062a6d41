package io.followspot.vision.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * How a camera's colours are mapped, in this order. Empty lists change nothing.
 *
 * @param greyWorld whether the mean colour, smoothed over time, is made grey
 * @param white red, green and blue of something white as this camera sees it, 1 to 255
 * @param gamma exponent of brightness; above 1 darkens
 * @param curve a look-up table by its corners: pairs of input and output level
 * @param matrix three rows of red, green, blue
 * @param quantiles of the reference's red, green and blue: nine levels each, from the least to the
 *     greatest in steps of an eighth; histograms are matched to them
 */
public record MappingConfig(
    boolean greyWorld,
    List<Double> white,
    double gamma,
    List<Double> curve,
    List<Double> matrix,
    List<Double> quantiles) {
  /** Colours as they are. */
  public static final MappingConfig NONE =
      new MappingConfig(false, List.of(), 1, List.of(), List.of(), List.of());

  /** Levels of a channel in {@link #quantiles}. */
  public static final int QUANTILES = 9;

  /** Rejects an invalid mapping. */
  public MappingConfig {
    white = List.copyOf(white);
    curve = List.copyOf(curve);
    matrix = List.copyOf(matrix);
    quantiles = List.copyOf(quantiles);
    if (!(gamma >= 0.1 && gamma <= 10)) {
      throw new IllegalArgumentException("gamma " + gamma + " is not within 0.1 to 10");
    }
    for (int i = 2; i < curve.size(); i += 2) {
      if (curve.get(i) <= curve.get(i - 2)) {
        throw new IllegalArgumentException("the curve's levels do not rise at " + curve.get(i));
      }
    }
    for (int i = 1; i < quantiles.size(); i++) {
      if (i % QUANTILES != 0 && quantiles.get(i) < quantiles.get(i - 1)) {
        throw new IllegalArgumentException("quantiles fall at " + quantiles.get(i));
      }
    }
  }

  /** Whether the mapping is the identity. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** Reads {@code off}, {@code grey_world} or {@code R,G,B}. */
  public MappingConfig withWhiteBalance(String text) {
    boolean off = text.isBlank() || text.equals("off");
    boolean grey = text.equals("grey_world");
    List<Double> rgb = off || grey ? List.of() : NumberList.parse(text, 3, 1, 255);
    return new MappingConfig(grey, rgb, gamma, curve, matrix, quantiles);
  }

  public MappingConfig withGamma(double changed) {
    return new MappingConfig(greyWorld, white, changed, curve, matrix, quantiles);
  }

  /** Reads corners, as {@code 0:0,128:160,255:255}. */
  public MappingConfig withToneCurve(String text) {
    List<Double> corners = new ArrayList<>();
    if (!text.isBlank()) {
      for (String corner : text.split(",", -1)) {
        String[] pair = corner.split(":", -1);
        if (pair.length != 2) {
          throw new IllegalArgumentException("\"" + corner + "\" is not of the form FROM:TO");
        }
        corners.add(NumberList.parse(pair[0], 0, 255));
        corners.add(NumberList.parse(pair[1], 0, 255));
      }
    }
    return new MappingConfig(greyWorld, white, gamma, corners, matrix, quantiles);
  }

  /** Reads nine numbers. */
  public MappingConfig withColourMatrix(String text) {
    List<Double> rows = text.isBlank() ? List.of() : NumberList.parse(text, 9, -10, 10);
    return new MappingConfig(greyWorld, white, gamma, curve, rows, quantiles);
  }

  /** Reads 27 levels. */
  public MappingConfig withReference(String text) {
    List<Double> levels =
        text.isBlank() ? List.of() : NumberList.parse(text, 3 * QUANTILES, 0, 255);
    return new MappingConfig(greyWorld, white, gamma, curve, matrix, levels);
  }
}
