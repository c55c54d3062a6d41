package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sees to it that no id is given out twice. The numbers of cameras and tracks are in the job's
 * state; a job that finds none, on a Kafka in which one has run before, would begin at 1 again,
 * under ids that consumers have seen and therefore drop.
 */
final class Numbering {
  private static final String GROUP = "followspot";
  private static final String AFRESH = "afresh";
  private static final String RESTORE = "restore";

  private Numbering() {}

  /**
   * Returns the epoch of a camera's first registration: 1, unless the job was once begun afresh.
   *
   * @param start "restore" or "afresh", as {@link Setting#START} says
   * @throws CannotStartException if there is no state to go on from where one must have been, and
   *     nobody has said to begin afresh
   */
  static int firstEpoch(Home home, KafkaHistory kafka, String start)
      throws InterruptedException, IOException {
    if (!start.equals(RESTORE) && !start.equals(AFRESH)) {
      throw new CannotStartException(
          Setting.START.variable() + "=" + start + " is neither restore nor afresh");
    }
    Path kept = home.checkpoints().resolve("first-epoch");
    if (RestorePoint.newest(home.checkpoints(), home.savepoints()).isPresent()) {
      return Files.exists(kept) ? Integer.parseInt(Files.readString(kept).strip()) : 1;
    }
    int greatest = kafka.greatestEpoch(Topics.CAMERA_EVENTS);
    if (greatest == 0 && !kafka.hasRead(GROUP)) {
      return 1;
    }
    if (!start.equals(AFRESH)) {
      throw new CannotStartException(
          "an engine has worked on this Kafka before, but "
              + home.checkpoints()
              + " holds nothing to go on from; bring its checkpoints or a savepoint back, or set "
              + Setting.START.variable()
              + "=afresh to begin without: tracks that were being followed get no end, and all"
              + " cameras are numbered anew from epoch "
              + (greatest + 1));
    }
    Files.createDirectories(home.checkpoints());
    Files.writeString(kept, Integer.toString(greatest + 1));
    return greatest + 1;
  }
}
