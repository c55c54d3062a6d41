package io.followspot.laboratory.sound;

import io.followspot.simulation.room.SimulatedTalk;
import io.followspot.sound.echo.EchoConfig;
import io.followspot.sound.wav.WavWriter;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scores the canceller in simulated rooms, one per seed. */
final class SimulatedEvaluation {
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final int MOST_ROOMS = 1_000;

  private final @Nullable Path folder;

  /**
   * Creates an evaluation.
   *
   * @param folder where the talks are written as clips; null for nowhere
   */
  SimulatedEvaluation(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Simulates and scores the rooms of a range of seeds, such as {@code 1-8}. */
  Table run(String seeds) throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      throw noFolder(folder);
    }
    Matcher range = SEEDS.matcher(seeds);
    if (!range.matches()) {
      throw new CliException("--simulated " + seeds + " is not a range of seeds, such as 1-8");
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
    if (last < first || last - first >= MOST_ROOMS) {
      throw new CliException("--simulated " + seeds + " is not a range of 1 to 1,000 seeds");
    }
    List<SimulatedScores> rooms = new ArrayList<>();
    for (long seed = first; seed <= last; seed++) {
      rooms.add(SimulatedScores.of(seed));
      if (folder != null) {
        write(folder, seed);
      }
    }
    return SimulatedTable.of(rooms);
  }

  static CliException noFolder(Path folder) {
    return new CliException("there is no folder " + folder + " to write into");
  }

  private static void write(Path folder, long seed) throws IOException {
    SimulatedTalk talk = SimulatedTalk.of(SimulatedScores.plan(seed));
    float[] cleaned = CleanedSound.of(EchoConfig.DEFAULT, talk.microphone(), talk.far()).samples();
    write(folder.resolve("room-" + seed + ".mic.wav"), talk.microphone());
    write(folder.resolve("room-" + seed + ".far.wav"), talk.far());
    write(folder.resolve("room-" + seed + ".near.wav"), talk.voice());
    write(folder.resolve("room-" + seed + ".wav"), cleaned);
  }

  private static void write(Path file, float[] samples) throws IOException {
    Files.write(file, WavWriter.write(SimulatedTalk.RATE, samples));
  }
}
