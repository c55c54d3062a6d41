package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bytedeco.javacpp.BytePointer;

/** Converts FFmpeg's error numbers to messages. */
final class FfmpegErrors {
  private static final int TEXT_BYTES = 256;

  private FfmpegErrors() {}

  static SourceException cannotOpen(SourceLocation location, int error, Duration timeout) {
    boolean stream = location.kind() == SourceLocation.Kind.STREAM;
    if (error == AVERROR_INVALIDDATA()) {
      return new SourceException(
          location
              + " is not a video"
              + (stream
                  ? ": check the path of the address"
                  : ", or of a kind that FFmpeg does not support: check it with another player"));
    }
    if (error == AVERROR_HTTP_UNAUTHORIZED() || error == AVERROR_HTTP_FORBIDDEN()) {
      return new SourceException(
          location + " requires authentication: check the user name and password in the address");
    }
    if (error == AVERROR_HTTP_NOT_FOUND()) {
      return new SourceException(location + " does not exist there: check the path of the address");
    }
    if (error == AVERROR_EXIT()) {
      return new SourceException(
          location
              + " did not answer within "
              + timeout.toSeconds()
              + " s: check the address, and that the camera is on and can be reached");
    }
    String why = text(error);
    return new SourceException(
        stream
            ? location + " does not answer (" + why + "): check the address and that it is on"
            : "cannot open " + location + ": " + why);
  }

  static SourceException brokeOff(SourceLocation location, int error, Duration timeout) {
    return new SourceException(
        error == AVERROR_EXIT()
            ? location + " has sent nothing for " + timeout.toSeconds() + " s"
            : location + " was interrupted: " + text(error));
  }

  static String text(int error) {
    try (BytePointer text = new BytePointer(TEXT_BYTES)) {
      av_strerror(error, text, TEXT_BYTES);
      byte[] bytes = new byte[TEXT_BYTES];
      text.get(bytes);
      String padded = new String(bytes, StandardCharsets.UTF_8);
      return padded.substring(0, padded.indexOf('\0'));
    }
  }
}
