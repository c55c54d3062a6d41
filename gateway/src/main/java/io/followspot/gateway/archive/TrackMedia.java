package io.followspot.gateway.archive;

import io.followspot.gateway.problem.ProblemException;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The pictures of a track as files to keep. */
public final class TrackMedia {
  private final TrackPictures pictures;

  /** Takes pictures from the archive. */
  public TrackMedia(FrameRecording archive) {
    pictures = new TrackPictures(archive);
  }

  /** The picture that shows it best, as JPEG; empty if its frames are no longer stored. */
  public Optional<byte[]> snapshot(TrackSnapshot track, List<TrackEvent> events)
      throws IOException, InterruptedException {
    TrackPictures.Look look = new TrackPictures.Look(false, true, true, 0, Optional.empty());
    return unlessGone(() -> pictures.snapshot(track, events, look));
  }

  /** All of it as MP4, two minutes at most; empty if its frames are no longer stored. */
  public Optional<byte[]> clip(TrackSnapshot track) throws IOException, InterruptedException {
    TrackPictures.PictureRange range = TrackPictures.PictureRange.of(track, Optional.empty());
    return unlessGone(() -> pictures.clip(track, range));
  }

  private interface MediaMaker {
    byte[] make() throws IOException, InterruptedException;
  }

  private static Optional<byte[]> unlessGone(MediaMaker maker)
      throws IOException, InterruptedException {
    try {
      return Optional.of(maker.make());
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
