package io.followspot.laboratory.film;

import io.followspot.simulation.room.SimulatedTalk;
import io.followspot.simulation.room.TalkPlan;
import io.followspot.sound.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A simulated talk as WAVE files, to be published.
 *
 * @param microphone what the microphone records
 * @param far what the loudspeaker plays meanwhile
 */
public record SimulatedTalkFiles(Path microphone, Path far) {
  /** Simulates a talk and writes it into a folder. */
  public static SimulatedTalkFiles write(TalkPlan plan, Path directory) throws IOException {
    SimulatedTalk talk = SimulatedTalk.of(plan);
    Files.createDirectories(directory);
    return new SimulatedTalkFiles(
        Files.write(
            directory.resolve("microphone.wav"),
            WavWriter.write(SimulatedTalk.RATE, talk.microphone())),
        Files.write(directory.resolve("far.wav"), WavWriter.write(SimulatedTalk.RATE, talk.far())));
  }
}
