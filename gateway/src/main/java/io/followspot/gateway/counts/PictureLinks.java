package io.followspot.gateway.counts;

import io.followspot.json.TimestampFormat;

/** The addresses of a track's pictures of one moment. */
final class PictureLinks {
  private PictureLinks() {}

  static String snapshot(String trackId, long atUs) {
    return "/v1/tracks/" + trackId + "/snapshot.jpg?at=" + TimestampFormat.format(atUs);
  }

  static String clip(String trackId, long atUs) {
    return "/v1/tracks/" + trackId + "/clip.mp4?at=" + TimestampFormat.format(atUs);
  }
}
