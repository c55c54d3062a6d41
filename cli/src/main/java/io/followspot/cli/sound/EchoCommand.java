package io.followspot.cli.sound;

import io.followspot.cli.CliException;
import io.followspot.sound.echo.Decibels;
import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.echo.EchoConfig;
import io.followspot.sound.wav.WavSound;
import io.followspot.sound.wav.WavWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes the loudspeaker's echo from a recording. */
@Command(
    name = "echo",
    description = {
      "Takes the echo of a loudspeaker out of a microphone's recording; needs no running system.",
      "Reads WAVE files of any rate, 8 to 32 bits or float, and writes 16 bits at 16,000 samples"
          + " per second. Without --far the second channel of the recording is what the loudspeaker"
          + " plays."
    },
    mixinStandardHelpOptions = true)
public final class EchoCommand implements Callable<Integer> {
  @Option(
      names = "--mic",
      required = true,
      paramLabel = "MIC.wav",
      description = "What the microphone recorded.")
  private Path microphone = Path.of("");

  @Option(
      names = "--far",
      paramLabel = "FAR.wav",
      description = "What the loudspeaker played meanwhile, begun at the same time.")
  private @Nullable Path far;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.wav",
      description = "Where the cleaned sound is written.")
  private Path output = Path.of("");

  @Option(
      names = "--reduce-noise",
      paramLabel = "DB",
      defaultValue = "0",
      description = "Also reduce stationary noise by up to so many dB, 0 to 30.")
  private double reduceNoiseDb;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(reduceNoiseDb >= 0 && reduceNoiseDb <= 30)) {
      throw new CliException("--reduce-noise " + reduceNoiseDb + " is not within 0 to 30");
    }
    PrintWriter err = spec.commandLine().getErr();
    SoundFiles files = new SoundFiles(err);
    WavSound recording = files.read(microphone);
    float[] near = SoundFiles.channel(recording, 0);
    float[] played = played(files, recording, err, near.length);
    EchoConfig config = EchoConfig.DEFAULT.withNoiseReduction(reduceNoiseDb);
    CleanedSound cleaned = CleanedSound.of(config, near, played);
    Files.write(output, WavWriter.write(EchoCanceller.RATE, cleaned.samples()));
    report(near, cleaned);
    return 0;
  }

  private float[] played(SoundFiles files, WavSound recording, PrintWriter err, int length) {
    Path file = far;
    if (file != null) {
      float[] played = SoundFiles.channel(files.read(file), 0);
      if (Math.abs(played.length - length) > EchoCanceller.RATE) {
        err.printf(
            Locale.ROOT,
            "%s has %.1f s, %s %.1f s; where one is missing, silence is taken%n",
            file,
            played.length / (double) EchoCanceller.RATE,
            microphone,
            length / (double) EchoCanceller.RATE);
        err.flush();
      }
      return played;
    }
    if (recording.channels().size() > 1) {
      return SoundFiles.channel(recording, 1);
    }
    throw new CliException(
        microphone
            + " has one channel: say with --far FAR.wav what the loudspeaker played, or give a"
            + " recording with it in the second channel");
  }

  private void report(float[] near, CleanedSound cleaned) {
    PrintWriter out = spec.commandLine().getOut();
    double seconds = near.length / (double) EchoCanceller.RATE;
    if (!cleaned.last().far()) {
      out.println("the loudspeaker was silent: the sound passed unchanged");
    }
    String delay =
        Double.isNaN(cleaned.last().delayMs())
            ? "not certain"
            : String.format(Locale.ROOT, "%.0f ms", cleaned.last().delayMs());
    out.printf(
        Locale.ROOT,
        "%s: %.1f s, level %.1f to %.1f dB, delay %s, %d path changes, %.0f times real time%n",
        output,
        seconds,
        Decibels.level(near),
        Decibels.level(cleaned.samples()),
        delay,
        cleaned.last().pathChanges(),
        seconds / cleaned.seconds());
    out.flush();
  }
}
