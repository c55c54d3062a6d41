package io.followspot.laboratory.sound;

import io.followspot.simulation.room.SimulatedTalk;
import io.followspot.simulation.room.TalkPlan;
import io.followspot.sound.echo.Decibels;
import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.echo.EchoConfig;
import io.followspot.sound.wav.WavSound;
import io.followspot.sound.wav.WavWriter;
import io.followspot.terminal.CliException;
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
  @Option(names = "--mic", paramLabel = "MIC.wav", description = "What the microphone recorded.")
  private @Nullable Path recorded;

  @Option(
      names = "--simulate",
      paramLabel = "PLAN",
      description =
          "Clean the sound of a simulated room instead, such as seed=7,drift=100,delay=250, and"
              + " score it against the truth. Names: "
              + TalkPlan.NAMES
              + ".")
  private @Nullable String simulated;

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
    EchoConfig config = EchoConfig.DEFAULT.withNoiseReduction(reduceNoiseDb);
    if (simulated != null) {
      return simulate(simulated, config);
    }
    Path microphone = recorded;
    if (microphone == null) {
      throw new CliException("say --mic MIC.wav, or --simulate PLAN");
    }
    PrintWriter err = spec.commandLine().getErr();
    SoundFiles files = new SoundFiles(err);
    WavSound recording = files.read(microphone);
    float[] near = SoundFiles.channel(recording, 0);
    float[] played = played(files, microphone, recording, near.length);
    CleanedSound cleaned = CleanedSound.of(config, near, played);
    Files.write(output, WavWriter.write(EchoCanceller.RATE, cleaned.samples()));
    report(near, cleaned);
    return 0;
  }

  private int simulate(String text, EchoConfig config) throws IOException {
    if (recorded != null || far != null) {
      throw new CliException("--simulate takes no recording: leave --mic and --far out");
    }
    SimulatedTalk talk;
    try {
      talk = SimulatedTalk.of(TalkPlan.parse(text));
    } catch (IllegalArgumentException e) {
      throw new CliException("--simulate: " + e.getMessage());
    }
    CleanedSound cleaned = CleanedSound.of(config, talk.microphone(), talk.far());
    Files.write(output, WavWriter.write(EchoCanceller.RATE, cleaned.samples()));
    report(talk.microphone(), cleaned);
    SimulatedReport.print(spec.commandLine().getOut(), talk, cleaned.samples());
    return 0;
  }

  private float[] played(SoundFiles files, Path microphone, WavSound recording, int length) {
    PrintWriter err = spec.commandLine().getErr();
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
