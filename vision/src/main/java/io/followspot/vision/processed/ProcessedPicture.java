package io.followspot.vision.processed;

import io.followspot.tracking.geometry.Affine;

/**
 * A frame as analysed: denoised and aligned to the background.
 *
 * @param widthPx of the picture
 * @param heightPx of the picture
 * @param jpeg the picture, a baseline JPEG
 * @param toFrame from the picture's pixels to those of the frame as captured
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
public record ProcessedPicture(int widthPx, int heightPx, byte[] jpeg, Affine toFrame) {}
