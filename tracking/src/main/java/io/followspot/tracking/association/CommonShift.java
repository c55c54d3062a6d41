package io.followspot.tracking.association;

import java.util.Arrays;

/**
 * Finds the one shift that moves most tracks onto detections: how far a camera turned or shook
 * since the previous frame, estimated from the boxes alone.
 *
 * <p>Each pair of a track and a detection of like size nearby is a hypothesis; it counts the tracks
 * that have a detection where they would be after that shift (generalised Hough transform, Ballard
 * 1981). The result is no shift unless another explains clearly more tracks, so that a fixed camera
 * is not moved when several people start to walk at once: their own filters follow them. Reuses its
 * arrays.
 */
public final class CommonShift {
  /** A detection confirms a hypothesis within this many sizes. */
  private static final double TOLERANCE = 0.2;

  /** Hypotheses reach this many sizes. */
  private static final double REACH = 2;

  /** Sizes of track and detection differ at most by this factor. */
  private static final double LIKENESS = 1.3;

  /** Tracks that a shift must explain: this many, and this part of all. */
  private static final int MIN_TRACKS = 3;

  private static final double MIN_PART = 0.6;

  /** Support that a large shift must have, as a part of all tracks. */
  private static final double MIN_SUPPORT = 0.3;

  /** Support without a shift, as a part of all tracks, above which no large shift is searched. */
  private static final double STILL_PART = 0.5;

  /**
   * Mean distance that is a small shift: about three standard deviations of one track, in sizes.
   */
  private static final double SIGNIFICANT = 0.2;

  /** More tracks than these are a crowd, of which a part is enough to propose shifts. */
  private static final int CROWD = 400;

  /** Tracks of a crowd that propose shifts. */
  private static final int PROPOSERS = 32;

  private final SortedPlaces places = new SortedPlaces();
  private double[] tracks = {};
  private int trackCount;
  private double[] detections = {};
  private int detectionCount;
  private double shiftX;
  private double shiftY;

  // Of the hypothesis evaluated last: the tracks that confirm it, their mean shift and
  // size.
  private int inliers;
  private double meanX;
  private double meanY;
  private double meanSize;

  /** Removes all tracks and detections. */
  public void reset(int maxTracks, int maxDetections) {
    if (tracks.length < 3 * maxTracks) {
      tracks = Arrays.copyOf(tracks, 6 * maxTracks);
    }
    if (detections.length < 3 * maxDetections) {
      detections = Arrays.copyOf(detections, 6 * maxDetections);
    }
    trackCount = 0;
    detectionCount = 0;
    places.reset();
  }

  /** Adds where a track should be. */
  public void addTrack(double cx, double cy, double size) {
    put(tracks, 3 * trackCount++, cx, cy, size);
  }

  /** Adds where a detection is. */
  public void addDetection(double cx, double cy, double size) {
    put(detections, 3 * detectionCount++, cx, cy, size);
    places.add(cx);
  }

  private static void put(double[] to, int at, double cx, double cy, double size) {
    to[at] = cx;
    to[at + 1] = cy;
    to[at + 2] = size;
  }

  /** Searches a shift; returns whether there is one. */
  public boolean find() {
    shiftX = 0;
    shiftY = 0;
    int needed = Math.max(MIN_TRACKS, (int) Math.ceil(MIN_PART * trackCount));
    if (trackCount < MIN_TRACKS || detectionCount < needed) {
      return false;
    }
    double still = support(0, 0);
    if (still >= STILL_PART * trackCount) {
      double noise = SIGNIFICANT * meanSize / Math.sqrt(inliers);
      boolean drifts = inliers >= needed && Math.hypot(meanX, meanY) > noise;
      shiftX = drifts ? meanX : 0;
      shiftY = drifts ? meanY : 0;
      return drifts;
    }
    double best = Math.max(still + 1, MIN_SUPPORT * trackCount);
    boolean found = false;
    int step = trackCount > CROWD ? trackCount / PROPOSERS : 1;
    for (int t = 0; t < 3 * trackCount; t += 3 * step) {
      for (int d = 0; d < 3 * detectionCount; d += 3) {
        double dx = detections[d] - tracks[t];
        double dy = detections[d + 1] - tracks[t + 1];
        double reach = REACH * tracks[t + 2];
        if (Math.abs(dx) < reach && Math.abs(dy) < reach && alike(t, d)) {
          double support = support(dx, dy);
          if (support > best && inliers >= needed) {
            best = support;
            found = true;
            shiftX = meanX;
            shiftY = meanY;
          }
        }
      }
    }
    return found;
  }

  /** The shift found, in pixels. */
  public double shiftXPx() {
    return shiftX;
  }

  /** The shift found, in pixels. */
  public double shiftYPx() {
    return shiftY;
  }

  /** Sums over all tracks how well the best detection confirms the shift, 0 to 1 each. */
  private double support(double dx, double dy) {
    double sum = 0;
    inliers = 0;
    meanX = 0;
    meanY = 0;
    meanSize = 0;
    for (int t = 0; t < 3 * trackCount; t += 3) {
      double x = tracks[t] + dx;
      double y = tracks[t + 1] + dy;
      double tolerance = TOLERANCE * tracks[t + 2];
      double limit = tolerance * tolerance;
      double nearest = limit;
      int at = -1;
      places.find(x, tolerance);
      for (int i = 0; i < places.found(); i++) {
        int d = 3 * places.found(i);
        double ex = detections[d] - x;
        double ey = detections[d + 1] - y;
        double distance = ex * ex + ey * ey;
        // Of equally near ones the first that was added.
        boolean nearer = distance < nearest || (distance == nearest && at >= 0 && d < at);
        if (nearer && alike(t, d)) {
          nearest = distance;
          at = d;
        }
      }
      if (at >= 0) {
        sum += 1 - nearest / limit;
        inliers++;
        meanSize += tracks[t + 2];
        meanX += detections[at] - tracks[t];
        meanY += detections[at + 1] - tracks[t + 1];
      }
    }
    if (inliers > 0) {
      meanX /= inliers;
      meanY /= inliers;
      meanSize /= inliers;
    }
    return sum;
  }

  private boolean alike(int t, int d) {
    double a = tracks[t + 2];
    double b = detections[d + 2];
    return a < LIKENESS * b && b < LIKENESS * a;
  }
}
