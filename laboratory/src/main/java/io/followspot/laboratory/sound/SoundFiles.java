package io.followspot.laboratory.sound;

import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.wav.Resampler;
import io.followspot.sound.wav.WavException;
import io.followspot.sound.wav.WavReader;
import io.followspot.sound.wav.WavSound;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads sound files at the canceller's rate. */
final class SoundFiles {
  private static final long MOST_BYTES = 1L << 30;

  private final PrintWriter warnings;

  /**
   * Creates a reader.
   *
   * @param warnings receives messages about corrected errors
   */
  SoundFiles(PrintWriter warnings) {
    this.warnings = warnings;
  }

  /** Reads a file at its own rate, and reports its errors. */
  WavSound read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new CliException("there is no file " + file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new CliException(file + " is larger than 1 GB; cut it into pieces");
      }
      WavSound sound = WavReader.read(Files.readAllBytes(file));
      if (sound.truncated()) {
        warnings.println(file + " is truncated: it ends before the length it announces");
      }
      if (sound.notFinite() > 0) {
        warnings.println(file + ": " + sound.notFinite() + " samples are no numbers, taken as 0");
      }
      warnings.flush();
      return sound;
    } catch (WavException e) {
      throw new CliException(file + " cannot be read: " + e.getMessage());
    } catch (IOException e) {
      throw new CliException(file + " cannot be read: " + e, CliException.FAILED);
    }
  }

  /** Returns one channel at 16,000 samples per second. */
  static float[] channel(WavSound sound, int channel) {
    return Resampler.resample(sound.channels().get(channel), sound.rate(), EchoCanceller.RATE);
  }
}
