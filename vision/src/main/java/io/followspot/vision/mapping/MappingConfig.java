package io.followspot.vision.mapping;

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
    white = numbers("white", white, 3, 1, 255);
    curve = numbers("curve", curve, curve.size() / 2 * 2, 0, 255);
    matrix = numbers("matrix", matrix, 9, -10, 10);
    quantiles = numbers("quantiles", quantiles, 3 * QUANTILES, 0, 255);
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

  /** The same with the mean colour made grey. */
  public MappingConfig withGreyWorld() {
    return new MappingConfig(true, List.of(), gamma, curve, matrix, quantiles);
  }

  /** The same with red, green and blue of something white; none if empty. */
  public MappingConfig withWhite(List<Double> changed) {
    return new MappingConfig(false, changed, gamma, curve, matrix, quantiles);
  }

  /** The same with another exponent of brightness. */
  public MappingConfig withGamma(double changed) {
    return new MappingConfig(greyWorld, white, changed, curve, matrix, quantiles);
  }

  /** The same with a curve by its corners, input and output of each in turn. */
  public MappingConfig withCurve(List<Double> changed) {
    return new MappingConfig(greyWorld, white, gamma, changed, matrix, quantiles);
  }

  /** The same with three rows of red, green, blue. */
  public MappingConfig withMatrix(List<Double> changed) {
    return new MappingConfig(greyWorld, white, gamma, curve, changed, quantiles);
  }

  /** The same with the levels of a reference, see {@link #quantiles}. */
  public MappingConfig withQuantiles(List<Double> changed) {
    return new MappingConfig(greyWorld, white, gamma, curve, matrix, changed);
  }

  private static List<Double> numbers(
      String name, List<Double> numbers, int count, double least, double greatest) {
    if (!numbers.isEmpty() && numbers.size() != count) {
      throw new IllegalArgumentException(name + ": " + numbers.size() + " numbers, not " + count);
    }
    for (double number : numbers) {
      if (!(number >= least && number <= greatest)) {
        throw new IllegalArgumentException(
            "%s: %s is not within %s to %s".formatted(name, number, least, greatest));
      }
    }
    return List.copyOf(numbers);
  }
}
