package io.followspot.vision.detection;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.appearance.ColourHistogram;
import io.followspot.vision.background.Background;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;
import io.followspot.vision.region.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes around moving objects: first foreground explained by tracks, then the connected components
 * of the rest, split at valleys.
 */
public final class BlobDetector {
  /** Boxes of which one is covered by more than this part keep their predicted size. */
  private static final double OVERLAPS = 0.3;

  /** So does one that another of less than half its area overlaps with this part of the other. */
  private static final double OVERLAPPED_BY_SMALL = 0.2;

  private static final double SMALL = 0.5;

  /** Below this part of foreground in its box, an object's score is low. */
  private static final double SEEN = 0.35;

  /** Above this part, an object that is high enough has lost its shadow or light, not its body. */
  private static final double SHRUNK = 0.2;

  private static final double SHRUNK_HEIGHT = 0.5;

  /** Score that continues a track but is too low to start one. */
  private static final double GUESS = 0.3;

  /** Least score of a tracked object, however little of its box is foreground. */
  private static final double FOLLOWED = 0.65;

  /** Valleys within one track must be deeper by this factor: it is known to be one object. */
  private static final double TRACKED_VALLEY = 0.7 / 0.85;

  private static final float[] NO_LOOK = {};

  private final BlobConfig config;

  /** Creates the detector of a camera. */
  public BlobDetector(BlobConfig config) {
    this.config = config;
  }

  /**
   * Detects objects.
   *
   * @param background what the picture is compared with where an object may start ({@link Births})
   * @param expected predicted boxes of tracks in analysed pixels
   * @param scaleX width of a frame as captured by that of the analysed picture
   * @param scaleY the same for the height
   * @return in pixels of the frame as captured: those of tracks first, then the others from the top
   *     down
   */
  public List<Detection> detect(
      Picture picture,
      Mask foreground,
      Background background,
      List<Box> expected,
      double scaleX,
      double scaleY) {
    Mask closed = foreground.close(config.closeAcrossPx(), config.closeDownPx());
    List<Placement> placed = CrowdFit.of(closed, expected);
    PixelOwnership shares = PixelOwnership.of(closed, placed);
    shares.grow();
    int minArea =
        Math.max(4, (int) Math.round(config.minAreaFraction() * picture.geometry().pixels()));
    Mask unowned = shares.unowned();
    List<Piece> pieces = Components.pieces(unowned, minArea);
    Mask large = new Mask(unowned.width(), unowned.height());
    pieces.forEach(piece -> piece.addTo(large));
    Births births = new Births(picture, foreground, unowned.without(large), background, minArea);
    Found found = new Found(picture, foreground, births, minArea, scaleX, scaleY);
    for (int i = 0; i < placed.size(); i++) {
      followed(placed, i, shares.of(i), found);
    }
    ColumnSplitter splitter = new ColumnSplitter(config.valley(), found.minArea);
    for (Piece piece : pieces) {
      for (Blob part : splitter.split(unowned, piece.blob())) {
        found.add(unowned, part);
      }
    }
    return found.detections;
  }

  /** Whether a box overlaps another so far that the other's outline cannot be seen. */
  private static boolean blurs(Placement box, Placement other) {
    return other.coveredBy(box) > OVERLAPS
        || box.area() < SMALL * other.area() && box.coveredBy(other) > OVERLAPPED_BY_SMALL;
  }

  private void followed(List<Placement> placed, int i, Mask own, Found found) {
    Placement box = placed.get(i);
    Blob blob = Blob.of(own);
    double seen = blob.area() / (double) box.area();
    boolean alone = placed.stream().allMatch(other -> other == box || !blurs(other, box));
    boolean shrank = alone && seen > SHRUNK && blob.height() > SHRUNK_HEIGHT * box.height();
    if (seen < SEEN && !shrank) {
      found.guess(alone && blob.area() > 0 ? blob.box() : box.box(), box.number());
    } else if (!alone) {
      found.fitted(box.box(), own, box.number());
    } else {
      ColumnSplitter splitter = new ColumnSplitter(TRACKED_VALLEY * config.valley(), found.minArea);
      List<Blob> parts = splitter.split(own, blob);
      if (parts.size() > 1) {
        parts.forEach(part -> found.add(own, part));
      } else {
        boolean mayJump =
            box.isAtEdgeOf(own) || blob.width() <= box.width() && blob.height() <= box.height();
        found.add(own, blob, FOLLOWED, mayJump ? box.number() : Detection.NEW);
      }
    }
  }

  /** The detections found so far. */
  private final class Found {
    private final Picture picture;
    private final Mask foreground;
    private final Births births;
    private final int minArea;
    private final double scaleX;
    private final double scaleY;
    private final List<Detection> detections = new ArrayList<>();

    Found(
        Picture picture,
        Mask foreground,
        Births births,
        int minArea,
        double scaleX,
        double scaleY) {
      this.picture = picture;
      this.foreground = foreground;
      this.births = births;
      this.minArea = minArea;
      this.scaleX = scaleX;
      this.scaleY = scaleY;
    }

    void add(Mask mask, Blob blob) {
      add(mask, blob, 0, Detection.NEW);
    }

    void add(Mask mask, Blob blob, double leastScore, int follows) {
      Box box = Outline.trimmed(mask, blob).box();
      double score = Math.max(leastScore, score(blob.area() / box.areaPx2()));
      if (leastScore == 0 && !births.isPossible(mask, blob)) {
        score = GUESS;
      }
      detections.add(
          new Detection(
              scaled(box), score, "", ColourHistogram.of(picture, foreground, box), follows));
    }

    void fitted(Box box, Mask own, int follows) {
      detections.add(
          new Detection(scaled(box), FOLLOWED, "", ColourHistogram.of(picture, own, box), follows));
    }

    void guess(Box box, int follows) {
      detections.add(new Detection(scaled(box), GUESS, "", NO_LOOK, follows));
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
