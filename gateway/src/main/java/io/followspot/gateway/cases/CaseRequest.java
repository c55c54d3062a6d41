package io.followspot.gateway.cases;

import java.util.List;

/**
 * What a case is about.
 *
 * @param title for people; may be empty
 * @param cameras at least one
 * @param fromUs capture time in microseconds since 1970
 * @param toUs not before it
 * @param createdBy the user; empty where no token is required
 */
public record CaseRequest(
    String title, List<String> cameras, long fromUs, long toUs, String createdBy) {
  /** Copies the cameras; refuses none, and times in the wrong order. */
  public CaseRequest {
    cameras = List.copyOf(cameras);
    if (cameras.isEmpty() || fromUs > toUs) {
      throw new IllegalArgumentException(
          "a case has at least one camera and ends after it begins, not "
              + cameras
              + " from "
              + fromUs
              + " to "
              + toUs);
    }
  }
}
