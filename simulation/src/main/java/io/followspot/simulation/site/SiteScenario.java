package io.followspot.simulation.site;

/**
 * The parameters of a simulated site.
 *
 * @param seed of all random numbers
 * @param cameras 2 to 16
 * @param people number of persons
 * @param seconds duration
 * @param framesPerS of each camera
 * @param lengthM of the floor; it is 10 m wide
 * @param overlapping whether cameras see the same floor or separate parts
 * @param clockOffsetUs largest error of a camera's clock, either way
 * @param clickSigmaPx error of each of the points that a camera is calibrated by
 * @param distortion first radial coefficient of the lenses, at half a picture width
 * @param boxSigmaPx error of each edge of a detected box
 * @param missRate part of the detections that are missing
 * @param looks length of the appearance descriptors; 0 for none
 * @param lookalikes whether all people look the same
 */
public record SiteScenario(
    long seed,
    int cameras,
    int people,
    int seconds,
    double framesPerS,
    double lengthM,
    boolean overlapping,
    long clockOffsetUs,
    double clickSigmaPx,
    double distortion,
    double boxSigmaPx,
    double missRate,
    int looks,
    boolean lookalikes) {
  /** Two cameras on one floor with errors of realistic size. */
  public static SiteScenario ordinary(long seed, int cameras, int people, int seconds) {
    return new SiteScenario(
        seed, cameras, people, seconds, 10, 10, true, 50_000, 2, -0.02, 1.5, 0.03, 0, false);
  }

  /** Without errors. */
  public static SiteScenario exact(long seed, int cameras, int people, int seconds) {
    return new SiteScenario(seed, cameras, people, seconds, 10, 10, true, 0, 0, 0, 0, 0, 0, false);
  }

  /** With appearance. */
  public SiteScenario withLooks(int length, boolean same) {
    return new SiteScenario(
        seed,
        cameras,
        people,
        seconds,
        framesPerS,
        lengthM,
        overlapping,
        clockOffsetUs,
        clickSigmaPx,
        distortion,
        boxSigmaPx,
        missRate,
        length,
        same);
  }

  /** With clocks that differ. */
  public SiteScenario withClockOffsets(long mostUs) {
    return new SiteScenario(
        seed,
        cameras,
        people,
        seconds,
        framesPerS,
        lengthM,
        overlapping,
        mostUs,
        clickSigmaPx,
        distortion,
        boxSigmaPx,
        missRate,
        looks,
        lookalikes);
  }
}
