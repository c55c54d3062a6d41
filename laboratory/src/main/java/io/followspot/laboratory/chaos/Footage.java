package io.followspot.laboratory.chaos;

import io.followspot.laboratory.film.RepeatedFootage;
import io.followspot.laboratory.film.SimulatedTalkFiles;
import io.followspot.simulation.room.TalkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one camera publishes, again and again.
 *
 * @param pictures a directory of numbered JPEG files
 * @param talk its microphone and loudspeaker; empty for a camera without
 */
record Footage(Path pictures, Optional<SimulatedTalkFiles> talk) {
  private static final int SECONDS = 20;

  /** Shorter than the pictures, so that it ends before they begin again. */
  private static final int TALK_SECONDS = 15;

  private static final int MOVED_AT_SECONDS = 8;

  /**
   * Renders it.
   *
   * @param withSound whether the camera has a microphone and a loudspeaker
   */
  static Footage render(long seed, boolean withSound, Path directory) throws IOException {
    Path pictures = Files.createDirectories(directory.resolve("pictures"));
    RepeatedFootage.render(seed, 640, 360, SECONDS).writeTo(pictures);
    if (!withSound) {
      return new Footage(pictures, Optional.empty());
    }
    TalkPlan plan =
        TalkPlan.of(seed).withSeconds(TALK_SECONDS).withChangeAtSeconds(MOVED_AT_SECONDS);
    return new Footage(
        pictures, Optional.of(SimulatedTalkFiles.write(plan, directory.resolve("sound"))));
  }
}
