package io.followspot.vision.detection;

import io.followspot.vision.background.Background;
import io.followspot.vision.background.CoverAges;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import org.jspecify.annotations.Nullable;

/**
 * Whether a blob that no track explains may be a new object. One that is a line, does not move, is
 * only another light, is one of many small pieces, has not left the place where it stood from the
 * first frame, or lies where the background is unknown, is not yet one.
 */
final class Births {
  /** Largest part of a box and its surroundings that is unknown. */
  private static final double UNKNOWN = 0.15;

  /** Largest area of small pieces about a blob, as a part of its own. */
  private static final double UNREST = 0.4;

  private final Picture picture;
  private final Mask foreground;
  private final Mask unrest;
  private final Background background;
  private final CoverAges ages;
  private final int minArea;
  private @Nullable Mask unknown;

  /**
   * Prepares for one frame.
   *
   * @param unrest the pieces of foreground that no track explains and that are too small for
   *     objects
   * @param minArea of an object, in pixels
   */
  Births(Picture picture, Mask foreground, Mask unrest, Background background, int minArea) {
    this.picture = picture;
    this.foreground = foreground;
    this.minArea = minArea;
    this.unrest = unrest;
    this.background = background;
    ages = background.ages();
  }

  /** Whether the mask's pixels in a blob may be a new object. */
  boolean isPossible(Mask mask, Blob blob) {
    return !isThin(blob)
        && !isUnknown(blob)
        && !ages.isStill(foreground, blob)
        && !background.isOnlyLight(picture, mask, blob)
        && !isUnrest(blob)
        && !background.isDeparting(picture, mask, blob);
  }

  /** Less than half as thick as a square of the least area: a line, not an object. */
  private boolean isThin(Blob blob) {
    int thickness = Math.min(blob.width(), blob.height());
    return 4 * thickness * thickness < minArea;
  }

  /** The background is unknown in much of it or around it: it may be part of more. */
  private boolean isUnknown(Blob blob) {
    if (unknown == null) {
      unknown = ages.unknown();
    }
    Blob about = about(blob, blob.width() / 2, blob.height() / 2);
    return count(unknown, about) > UNKNOWN * about.width() * about.height();
  }

  /** Small pieces about it make up much of its area: one of many leaves. */
  private boolean isUnrest(Blob blob) {
    return count(unrest, about(blob, blob.width(), blob.height())) > UNREST * blob.area();
  }

  /** The blob's bounds with a margin, within the picture. */
  private Blob about(Blob blob, int marginX, int marginY) {
    return new Blob(
        Math.max(0, blob.left() - marginX),
        Math.max(0, blob.top() - marginY),
        Math.min(foreground.width(), blob.right() + marginX),
        Math.min(foreground.height(), blob.bottom() + marginY),
        0);
  }

  private static int count(Mask mask, Blob within) {
    int count = 0;
    for (int y = within.top(); y < within.bottom(); y++) {
      count += mask.count(y, within.left(), within.right());
    }
    return count;
  }
}
