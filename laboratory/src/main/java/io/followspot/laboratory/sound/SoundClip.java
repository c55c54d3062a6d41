package io.followspot.laboratory.sound;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One clip to score, at 16,000 samples per second, all of one length.
 *
 * @param set the folder it is in
 * @param name without ending
 * @param microphone what is cleaned
 * @param far what the loudspeaker played
 * @param voice what should remain; null where nobody knows
 */
@SuppressWarnings("ArrayRecordComponent") // read once, scored once
record SoundClip(
    String set, String name, float[] microphone, float[] far, float @Nullable [] voice) {
  private static final String MICROPHONE = ".mic.wav";

  /** Returns the microphones' files in a folder and the folders in it, in order. */
  static List<Path> find(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CliException("there is no folder " + directory);
    }
    try (Stream<Path> files = Files.walk(directory, 2)) {
      List<Path> found =
          files.filter(file -> file.toString().endsWith(MICROPHONE)).sorted().toList();
      if (found.isEmpty()) {
        throw new CliException(
            directory + " has no clips: none of its files is named NAME.mic.wav");
      }
      return found;
    } catch (IOException e) {
      throw new CliException(directory + " cannot be read: " + e);
    }
  }

  /** Reads the clip of a microphone's file. */
  static SoundClip read(Path file, SoundFiles files) {
    String path = file.toString();
    String stem = path.substring(0, path.length() - MICROPHONE.length());
    float[] microphone = SoundFiles.channel(files.read(file), 0);
    float[] far = SoundFiles.channel(files.read(Path.of(stem + ".far.wav")), 0);
    Path voiceFile = Path.of(stem + ".near.wav");
    float[] voice =
        Files.isRegularFile(voiceFile) ? SoundFiles.channel(files.read(voiceFile), 0) : null;
    List<Integer> lengths = new ArrayList<>(List.of(microphone.length, far.length));
    if (voice != null) {
      lengths.add(voice.length);
    }
    int length = lengths.stream().mapToInt(Integer::intValue).min().orElse(0);
    Path parent = file.toAbsolutePath().getParent();
    return new SoundClip(
        parent == null ? "" : String.valueOf(parent.getFileName()),
        String.valueOf(Path.of(stem).getFileName()),
        java.util.Arrays.copyOf(microphone, length),
        java.util.Arrays.copyOf(far, length),
        voice == null ? null : java.util.Arrays.copyOf(voice, length));
  }
}
