package io.followspot.vision.decode;

/**
 * Limits of a frame's size, checked on its header before any pixel is decoded.
 *
 * @param maxBytes largest JPEG
 * @param maxPixels most pixels as captured
 * @param minSidePx smallest width and height as captured
 * @param maxScans most scans of a progressive JPEG; each makes the decoder visit every block again
 */
public record FrameLimits(int maxBytes, int maxPixels, int minSidePx, int maxScans) {
  /** 8 MB, 8192 x 4320, 16 pixels, 32 scans (an ordinary progressive file has ten). */
  public static final FrameLimits DEFAULT = new FrameLimits(8 << 20, 8192 * 4320, 16, 32);

  /** Rejects limits that no frame can meet. */
  public FrameLimits {
    if (maxBytes < 1 || maxPixels < 1 || minSidePx < 1 || maxScans < 1) {
      throw new IllegalArgumentException(
          "frame limits must be positive: %d bytes, %d pixels, side %d, %d scans"
              .formatted(maxBytes, maxPixels, minSidePx, maxScans));
    }
  }

  public FrameLimits withMaxBytes(int changed) {
    return new FrameLimits(changed, maxPixels, minSidePx, maxScans);
  }

  public FrameLimits withMaxPixels(int changed) {
    return new FrameLimits(maxBytes, changed, minSidePx, maxScans);
  }

  public FrameLimits withMaxScans(int changed) {
    return new FrameLimits(maxBytes, maxPixels, minSidePx, changed);
  }
}
