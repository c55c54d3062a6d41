package io.followspot.gateway.archive;

import io.followspot.gateway.problem.ProblemException;
import io.followspot.gateway.tracks.TrackFinder;
import java.io.IOException;
import java.util.Optional;

/** The picture of a moment of a track that has just been told, with the box drawn in. */
public final class MomentPicture {
  private static final int WIDTH_PX = 960;

  /** What is told live is in the history a moment later. */
  private static final int TRIES = 10;

  private static final int PAUSE_MS = 500;

  private final TrackFinder finder;
  private final TrackPictures pictures;

  /** Takes pictures from the archive. */
  public MomentPicture(TrackFinder finder, FrameRecording archive) {
    this.finder = finder;
    pictures = new TrackPictures(archive);
  }

  /**
   * The JPEG; waits for the history for 5 s, and is empty if there is none then.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Optional<byte[]> of(String trackId, long atUs) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      try {
        return Optional.of(
            pictures.snapshot(
                finder.recall(trackId).track(),
                finder.events(trackId),
                new TrackPictures.Look(false, false, true, WIDTH_PX, Optional.of(atUs))));
      } catch (ProblemException | IOException e) {
        Thread.sleep(PAUSE_MS);
      }
    }
    return Optional.empty();
  }
}
