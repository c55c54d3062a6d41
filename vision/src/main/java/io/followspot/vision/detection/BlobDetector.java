package io.followspot.vision.detection;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.appearance.ColourHistogram;
import io.followspot.vision.background.CoverAges;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boxes around moving objects: first foreground explained by tracks, then the connected components
 * of the rest, split at valleys.
 */
public final class BlobDetector {
  /** Boxes of which one is covered by more than this part keep their predicted size. */
  private static final double OVERLAPS = 0.3;

  /** Below this part of foreground in its box, an object's score is low. */
  private static final double SEEN = 0.35;

  /** Score that continues a track but is too low to start one. */
  private static final double GUESS = 0.3;

  /** Least score of a tracked object, however little of its box is foreground. */
  private static final double FOLLOWED = 0.65;

  /** Valleys within one track must be deeper by this factor: it is known to be one object. */
  private static final double TRACKED_VALLEY = 0.7 / 0.85;

  /** No object starts where more than this part of a box and its surroundings is unknown. */
  private static final double UNKNOWN = 0.15;

  private static final float[] NO_LOOK = {};

  private final BlobConfig config;

  /** Creates the detector of a camera. */
  public BlobDetector(BlobConfig config) {
    this.config = config;
  }

  /**
   * Detects objects.
   *
   * @param ages ages of the foreground: no object starts that does not move, or where the
   *     background is unknown
   * @param expected predicted boxes of tracks in analysed pixels
   * @param scaleX width of a frame as captured by that of the analysed picture
   * @param scaleY the same for the height
   * @return in pixels of the frame as captured: those of tracks first, then the others from the top
   *     down
   */
  public List<Detection> detect(
      Picture picture,
      Mask foreground,
      CoverAges ages,
      List<Box> expected,
      double scaleX,
      double scaleY) {
    Mask closed = foreground.close(config.closeAcrossPx(), config.closeDownPx());
    Found found = new Found(picture, foreground, ages, scaleX, scaleY);
    List<Placement> placed = CrowdFit.of(closed, expected);
    PixelOwnership shares = PixelOwnership.of(closed, placed);
    shares.grow();
    for (int i = 0; i < placed.size(); i++) {
      followed(placed, i, shares.of(i), found);
    }
    ColumnSplitter splitter = new ColumnSplitter(config.valley(), found.minArea);
    for (Blob blob : Components.of(shares.unowned(), found.minArea)) {
      for (Blob part : splitter.split(shares.unowned(), blob)) {
        found.add(shares.unowned(), part);
      }
    }
    return found.detections;
  }

  private void followed(List<Placement> placed, int i, Mask own, Found found) {
    Placement box = placed.get(i);
    Blob blob = Blob.of(own);
    double seen = blob.area() / (double) box.area();
    boolean alone =
        placed.stream().allMatch(other -> other == box || box.coveredBy(other) <= OVERLAPS);
    if (seen < SEEN) {
      found.guess(alone && blob.area() > 0 ? blob.box() : box.box());
    } else if (!alone) {
      found.fitted(box.box(), own);
    } else {
      ColumnSplitter splitter = new ColumnSplitter(TRACKED_VALLEY * config.valley(), found.minArea);
      List<Blob> parts = splitter.split(own, blob);
      parts.forEach(part -> found.add(own, part, parts.size() > 1 ? 0 : FOLLOWED));
    }
  }

  /** The detections found so far. */
  private final class Found {
    private final Picture picture;
    private final Mask foreground;
    private final CoverAges ages;
    private final double scaleX;
    private final double scaleY;
    private final int minArea;
    private final List<Detection> detections = new ArrayList<>();
    private @Nullable Mask unknown;

    Found(Picture picture, Mask foreground, CoverAges ages, double scaleX, double scaleY) {
      this.picture = picture;
      this.foreground = foreground;
      this.ages = ages;
      this.scaleX = scaleX;
      this.scaleY = scaleY;
      minArea =
          Math.max(4, (int) Math.round(config.minAreaFraction() * picture.geometry().pixels()));
    }

    void add(Mask mask, Blob blob) {
      add(mask, blob, 0);
    }

    void add(Mask mask, Blob blob, double leastScore) {
      Box box = Outline.trimmed(mask, blob).box();
      double score = Math.max(leastScore, score(blob.area() / box.areaPx2()));
      if (leastScore == 0 && (isThin(blob) || isUnknown(blob) || ages.isStill(foreground, blob))) {
        score = GUESS;
      }
      detections.add(
          new Detection(scaled(box), score, "", ColourHistogram.of(picture, foreground, box)));
    }

    void fitted(Box box, Mask own) {
      detections.add(
          new Detection(scaled(box), FOLLOWED, "", ColourHistogram.of(picture, own, box)));
    }

    void guess(Box box) {
      detections.add(new Detection(scaled(box), GUESS, "", NO_LOOK));
    }

    /**
     * Whether it is less than half as thick as a square of the least area: a line, not an object.
     */
    private boolean isThin(Blob blob) {
      int thickness = Math.min(blob.width(), blob.height());
      return 4 * thickness * thickness < minArea;
    }

    /** Whether the background is unknown in much of it or around it: it may be part of more. */
    private boolean isUnknown(Blob blob) {
      if (unknown == null) {
        unknown = ages.unknown();
      }
      int aroundX = blob.width() / 2;
      int aroundY = blob.height() / 2;
      int left = Math.max(0, blob.left() - aroundX);
      int right = Math.min(unknown.width(), blob.right() + aroundX);
      int count = 0;
      int area = 0;
      for (int y = Math.max(0, blob.top() - aroundY);
          y < Math.min(unknown.height(), blob.bottom() + aroundY);
          y++) {
        count += unknown.count(y, left, right);
        area += right - left;
      }
      return count > UNKNOWN * area;
    }

    private Box scaled(Box box) {
      return new Box(
          box.leftPx() * scaleX,
          box.topPx() * scaleY,
          box.widthPx() * scaleX,
          box.heightPx() * scaleY);
    }
  }

  /** Score by the filled part: 0.6 for a quarter, 1 from three quarters on. */
  private static double score(double fill) {
    return Math.max(0.5, Math.min(1, 0.4 + 0.8 * fill));
  }
}
