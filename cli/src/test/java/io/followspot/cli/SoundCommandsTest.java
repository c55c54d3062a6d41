package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.sound.echo.Decibels;
import io.followspot.sound.wav.WavReader;
import io.followspot.sound.wav.WavWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SoundCommandsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void echo_delayedCopyOfTheFarEnd_isTakenOut() throws Exception {
    float[] far = noise(1, 4);
    float[] microphone = delayed(far, 700, 0.5f);
    write("mic.wav", microphone);
    write("far.wav", far);

    int exit = run("echo", "--mic", file("mic.wav"), "--far", file("far.wav"), "-o", file("o.wav"));

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("times real time");
    float[] cleaned = WavReader.read(Files.readAllBytes(folder.resolve("o.wav"))).channels().get(0);
    assertThat(cleaned).hasSize(microphone.length);
    assertThat(level(microphone) - level(cleaned)).isGreaterThan(20);
  }

  @Test
  void echo_filesThatCanNotBeUsed_saysWhy() throws Exception {
    write("mic.wav", noise(2, 1));
    Files.write(folder.resolve("empty.wav"), new byte[0]);

    assertThat(run("echo", "--mic", file("none.wav"), "-o", file("o.wav"))).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file");
    assertThat(run("echo", "--mic", file("empty.wav"), "-o", file("o.wav"))).isEqualTo(2);
    assertThat(err.toString()).contains("empty");
    assertThat(run("echo", "--mic", file("mic.wav"), "-o", file("o.wav"))).isEqualTo(2);
    assertThat(err.toString()).contains("--far");
    assertThat(folder.resolve("o.wav")).doesNotExist();
  }

  @Test
  void evaluateSound_clipWithKnownVoice_isScoredBesideThePeers() throws Exception {
    Path set = Files.createDirectory(folder.resolve("set"));
    float[] far = noise(3, 3);
    float[] voice = noise(4, 3);
    float[] microphone = delayed(far, 300, 0.5f);
    for (int i = 0; i < voice.length; i++) {
      microphone[i] += voice[i];
    }
    Files.write(set.resolve("a.mic.wav"), WavWriter.write(16_000, microphone));
    Files.write(set.resolve("a.far.wav"), WavWriter.write(16_000, far));
    Files.write(set.resolve("a.near.wav"), WavWriter.write(16_000, voice));
    Files.writeString(
        folder.resolve("peers.tsv"),
        "set\tclip\tcanceller\te\to\tr\tr2\ts\nset\ta\tother\t3.5\t4.5\t9.0\t8.0\t7.0\n");

    int exit = run("evaluate-sound", folder.toString(), "--clips");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("set +other +3.50 +4.50 +9.0 +7.0")
        .containsPattern("set +followspot +- +- +-?[0-9.]+ +-?[0-9.]+");
    assertThat(err.toString()).contains("AECMOS is left out");
  }

  @Test
  void echo_simulatedRoom_isCleanedAndScoredAgainstItsTruth() throws Exception {
    int exit = run("echo", "--simulate", "seed=7,seconds=3,delay=40", "-o", file("o.wav"));

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("the true delay is 4")
        .containsPattern("SI-SDR against the true voice -?[0-9.]+ to [0-9.]+ dB");
    assertThat(WavReader.read(Files.readAllBytes(folder.resolve("o.wav"))).channels().get(0))
        .hasSize(48_000);
  }

  @Test
  void echo_planOrRecordingMissing_saysWhy() {
    assertThat(run("echo", "--simulate", "speed=7", "-o", file("o.wav"))).isEqualTo(2);
    assertThat(err.toString()).contains("\"speed\"");
    assertThat(run("echo", "-o", file("o.wav"))).isEqualTo(2);
    assertThat(err.toString()).contains("--simulate PLAN");
    assertThat(folder.resolve("o.wav")).doesNotExist();
  }

  @Test
  void evaluateSound_simulatedRoom_isScoredAndWrittenAsAClip() throws Exception {
    Path rooms = Files.createDirectory(folder.resolve("rooms"));

    int exit = run("evaluate-sound", "--simulated", "5-5", "--write", rooms.toString());

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("FAR ALONE dB")
        .containsPattern("\n5 +[0-9.]+ ")
        .containsPattern("mean +[0-9.]+ ")
        .containsPattern("worst +[0-9.]+ ");
    for (String end : new String[] {".mic.wav", ".far.wav", ".near.wav", ".wav"}) {
      assertThat(rooms.resolve("room-5" + end)).isRegularFile();
    }
  }

  @Test
  void evaluateSound_seedsThatAreNoRange_saysWhy() {
    assertThat(run("evaluate-sound", "--simulated", "8-1")).isEqualTo(2);
    assertThat(err.toString()).contains("8-1");
    assertThat(run("evaluate-sound", "--simulated", "many")).isEqualTo(2);
    assertThat(err.toString()).contains("many");
    assertThat(run("evaluate-sound")).isEqualTo(2);
    assertThat(err.toString()).contains("--simulated");
  }

  private int run(String... arguments) {
    CommandLine line = FollowspotMain.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, float[] samples) throws Exception {
    Files.write(folder.resolve(name), WavWriter.write(16_000, samples));
  }

  private static double level(float[] samples) {
    return Decibels.level(Arrays.copyOfRange(samples, samples.length / 2, samples.length));
  }

  private static float[] noise(long seed, int seconds) {
    Random random = new Random(seed);
    float[] samples = new float[16_000 * seconds];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return samples;
  }

  private static float[] delayed(float[] samples, int by, float gain) {
    float[] out = new float[samples.length];
    for (int i = by; i < out.length; i++) {
      out[i] = gain * samples[i - by];
    }
    return out;
  }
}
