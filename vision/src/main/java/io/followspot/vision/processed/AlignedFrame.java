package io.followspot.vision.processed;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.background.Background;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import java.util.function.Supplier;

/**
 * The data from which the analysed frame is shown. Computed on request.
 *
 * @param picture aligned to the background
 * @param background that has learned the picture; not changed afterwards
 * @param foreground moving objects in it
 * @param toFrame from the picture's pixels to those of the frame as captured
 */
public record AlignedFrame(Picture picture, Background background, Mask foreground, Affine toFrame)
    implements Supplier<ProcessedPicture> {
  @Override
  public ProcessedPicture get() {
    return new ProcessedPicture(
        picture.geometry().widthPx(),
        picture.geometry().heightPx(),
        PictureEncoder.jpeg(TemporalFilter.apply(picture, background, foreground)),
        toFrame);
  }
}
