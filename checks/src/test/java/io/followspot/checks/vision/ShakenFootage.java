package io.followspot.checks.vision;

import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.tracking.geometry.Box;
import io.followspot.vision.decode.Mats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Rect;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * A recording seen by a camera that is shaken by a known motion: of each frame a window is kept
 * that is a margin smaller on every side, and jumps about within it.
 */
final class ShakenFootage implements AutoCloseable {
  private static final int QUALITY = 90;

  private final FrameSource source;
  private final int marginPx;
  private final int shakePx;
  private final SplittableRandom dice;
  private final List<int[]> offsets = new ArrayList<>();

  /**
   * Opens a recording.
   *
   * @param shakePx the window's offset from the middle is uniform within so many pixels, afresh in
   *     each frame: harsher than any mast in the wind; 0 holds it still
   */
  ShakenFootage(String video, int marginPx, int shakePx) {
    if (shakePx > marginPx) {
      throw new IllegalArgumentException(shakePx + " px leave the margin of " + marginPx);
    }
    source = SourceFactory.open(SourceLocation.parse(video), SourceOptions.DEFAULT);
    this.marginPx = marginPx;
    this.dice = new SplittableRandom(5);
    this.shakePx = shakePx;
  }

  /** The next frame; empty at the end. */
  Optional<byte[]> next() {
    int dx = shakePx == 0 ? 0 : dice.nextInt(-shakePx, shakePx + 1);
    int dy = shakePx == 0 ? 0 : dice.nextInt(-shakePx, shakePx + 1);
    offsets.add(new int[] {marginPx + dx, marginPx + dy});
    return source
        .next()
        .map(frame -> window(frame.jpeg().toByteArray(), marginPx + dx, marginPx + dy));
  }

  private byte[] window(byte[] jpeg, int left, int top) {
    try (Mats mats = new Mats()) {
      Mat whole =
          mats.hold(Imgcodecs.imdecode(mats.hold(new MatOfByte(jpeg)), Imgcodecs.IMREAD_COLOR));
      Rect window = new Rect(left, top, whole.cols() - 2 * marginPx, whole.rows() - 2 * marginPx);
      MatOfByte bytes = mats.hold(new MatOfByte());
      Imgcodecs.imencode(
          ".jpg",
          mats.hold(whole.submat(window)),
          bytes,
          mats.hold(new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY)));
      return bytes.toArray();
    }
  }

  /** The recording's annotations as they lie in the frames given out so far. */
  List<MotRow> annotations(List<MotRow> whole) {
    List<MotRow> rows = new ArrayList<>();
    for (MotRow row : whole) {
      if (row.frame() <= offsets.size()) {
        int[] offset = offsets.get(row.frame() - 1);
        Box box =
            new Box(
                row.leftPx() - offset[0], row.topPx() - offset[1], row.widthPx(), row.heightPx());
        rows.add(
            new MotRow(
                row.frame(),
                row.id(),
                box.leftPx(),
                box.topPx(),
                box.widthPx(),
                box.heightPx(),
                row.score(),
                row.objectClass(),
                row.columns()));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    source.close();
  }
}
