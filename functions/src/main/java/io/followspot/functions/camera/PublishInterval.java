package io.followspot.functions.camera;

/**
 * How often something is published, in capture time.
 *
 * @param periodUs at most once in each period; 1 for every frame
 */
record PublishInterval(long periodUs) {
  static final PublishInterval EVERY_FRAME = new PublishInterval(1);

  static PublishInterval perSecond(double times) {
    return new PublishInterval(Math.round(1_000_000 / times));
  }

  /** Periods do not depend on what was published before: the rate holds for any frame rate. */
  boolean isDue(long lastUs, long nowUs) {
    return nowUs / periodUs != lastUs / periodUs;
  }
}
