package io.followspot.vision.filter;

import java.util.Locale;

/**
 * One spatial filter.
 *
 * @param kind its kind
 * @param strength in the unit of its kind
 */
public record Filter(Kind kind, double strength) {
  /** The filters there are, with the least, default and greatest strength. */
  public enum Kind {
    /** Standard deviation in analysed pixels. */
    GAUSSIAN(0.3, 1, 5),
    /** Side in pixels: 3, 5 or 7; removes single outliers. */
    MEDIAN(3, 3, 7),
    /** Difference in grey levels up to which neighbours are averaged: keeps edges. */
    BILATERAL(1, 25, 100),
    /** Factor of the detail, the difference from a Gaussian of one pixel, that is added. */
    UNSHARP(0.1, 0.5, 5),
    /** Limit to the local contrast (CLAHE), in multiples of an even histogram. */
    CLAHE(1, 2, 20);

    private final double least;
    private final double usual;
    private final double greatest;

    Kind(double least, double usual, double greatest) {
      this.least = least;
      this.usual = usual;
      this.greatest = greatest;
    }
  }

  /** Rejects a strength out of range. */
  public Filter {
    if (!(strength >= kind.least && strength <= kind.greatest)) {
      throw new IllegalArgumentException(
          "%s:%s is not within %s to %s"
              .formatted(
                  kind.name().toLowerCase(Locale.ROOT), strength, kind.least, kind.greatest));
    }
    if (kind == Kind.MEDIAN && strength % 2 != 1) {
      throw new IllegalArgumentException("median:" + strength + " is not 3, 5 or 7");
    }
  }

  /** A filter of the default strength of its kind. */
  public static Filter of(Kind kind) {
    return new Filter(kind, kind.usual);
  }
}
