package io.followspot.laboratory.sound;

import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.wav.WavWriter;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the echo canceller on recorded clips. */
@Command(
    name = "evaluate-sound",
    description =
        "Scores the echo canceller on clips: AECMOS, echo reduction and SI-SDR; needs no running"
            + " system. DIR has NAME.mic.wav and NAME.far.wav, where the clean voice is known"
            + " NAME.near.wav, and in peers.tsv what other cancellers score; its folders are sets."
            + " Or, with --simulated, in simulated rooms against their truth.",
    mixinStandardHelpOptions = true)
public final class EvaluateSoundCommand implements Callable<Integer> {
  private static final String MODEL = "aecmos_16khz.onnx";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder with the clips.")
  private @Nullable Path clipFolder;

  @Option(
      names = "--simulated",
      arity = "0..1",
      fallbackValue = "1-8",
      paramLabel = "SEEDS",
      description =
          "Score simulated rooms of these seeds, such as 1-8, in place of clips (default: 1-8);"
              + " --write also writes their microphone, far end and voice, as a folder for DIR.")
  private @Nullable String simulated;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "AECMOS for 16 kHz; without it ../models/" + MODEL + " beside DIR, if there.")
  private @Nullable Path model;

  @Option(names = "--clips", description = "Also print every clip.")
  private boolean clips;

  @Option(
      names = "--write",
      paramLabel = "FOLDER",
      description = "Also write the cleaned clips, as NAME.wav.")
  private @Nullable Path written;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (simulated != null) {
      PrintWriter out = spec.commandLine().getOut();
      print(out, new SimulatedEvaluation(written).run(simulated));
      return 0;
    }
    if (clipFolder == null) {
      throw new CliException("name the folder with the clips, or say --simulated");
    }
    return evaluate(clipFolder);
  }

  private int evaluate(Path directory) throws IOException {
    Path file = model != null ? model : directory.resolve("../models").resolve(MODEL).normalize();
    if (model == null && !Files.isRegularFile(file)) {
      spec.commandLine().getErr().println("no " + file + ": AECMOS is left out, see --model");
      return evaluate(directory, new SoundEvaluation(null));
    }
    try (AecmosModel judge = AecmosModel.open(file)) {
      return evaluate(directory, new SoundEvaluation(judge));
    }
  }

  private int evaluate(Path directory, SoundEvaluation evaluation) throws IOException {
    SoundFiles files = new SoundFiles(spec.commandLine().getErr());
    for (Path microphone : SoundClip.find(directory)) {
      SoundClip clip = SoundClip.read(microphone, files);
      float[] cleaned = evaluation.add(clip);
      write(clip, cleaned);
    }
    Map<String, Map<String, Map<String, ClipScores>>> all =
        PeerTable.read(directory.resolve("peers.tsv"));
    evaluation
        .scores()
        .forEach((set, ours) -> all.computeIfAbsent(set, s -> new LinkedHashMap<>()).putAll(ours));
    all.keySet().retainAll(evaluation.scores().keySet());
    PrintWriter out = spec.commandLine().getOut();
    if (clips) {
      print(out, clipTable(all));
    }
    print(out, meanTable(all));
    out.printf(Locale.ROOT, "%.0f times real time on one core%n", evaluation.timesRealTime());
    out.flush();
    return 0;
  }

  private void write(SoundClip clip, float[] cleaned) throws IOException {
    Path folder = written;
    if (folder != null) {
      if (!Files.isDirectory(folder)) {
        throw SimulatedEvaluation.noFolder(folder);
      }
      byte[] file = WavWriter.write(EchoCanceller.RATE, cleaned);
      Files.write(folder.resolve(clip.name() + ".wav"), file);
    }
  }

  private static Table clipTable(Map<String, Map<String, Map<String, ClipScores>>> all) {
    Table table = new Table("CLIP", "CANCELLER", "ECHO", "OTHER", "REDUCTION dB", "SI-SDR dB");
    all.forEach(
        (set, cancellers) ->
            cancellers.forEach(
                (canceller, scores) ->
                    scores.forEach((clip, s) -> row(table, clip, canceller, s))));
    return table;
  }

  private static Table meanTable(Map<String, Map<String, Map<String, ClipScores>>> all) {
    Table table = new Table("SET", "CANCELLER", "ECHO", "OTHER", "REDUCTION dB", "SI-SDR dB");
    all.forEach(
        (set, cancellers) ->
            cancellers.forEach(
                (canceller, scores) ->
                    row(table, set, canceller, ClipScores.mean(scores.values()))));
    return table;
  }

  private static void row(Table table, String first, String canceller, ClipScores s) {
    table.row(
        first,
        canceller,
        number(s.echo(), 2),
        number(s.other(), 2),
        number(s.echoReductionDb(), 1),
        number(s.siSdrDb(), 1));
  }

  private static String number(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static void print(PrintWriter out, Table table) {
    table.print(out, Ansi.AUTO);
    out.println();
  }
}
