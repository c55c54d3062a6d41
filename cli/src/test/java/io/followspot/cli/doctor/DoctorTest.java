package io.followspot.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.cli.doctor.Finding.Verdict;
import io.followspot.process.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class DoctorTest {
  private static final long GB = 1_000_000_000L;

  @TempDir Path home;
  private final FakeHost host = new FakeHost();
  private boolean running;

  /** A machine on which nothing is wrong, until a test says so. */
  private static final class FakeHost implements Host {
    int java = 17;
    long memory = 16 * GB;
    long available = 8 * GB;
    long disk = 100 * GB;
    boolean free = true;
    boolean writable = true;
    Optional<String> kafka = Optional.empty();
    Optional<Duration> ahead = Optional.of(Duration.ofMillis(400));
    List<String> missing = List.of();

    @Override
    public int javaRelease() {
      return java;
    }

    @Override
    public String javaName() {
      return "Java " + java;
    }

    @Override
    public OptionalLong memoryBytes() {
      return OptionalLong.of(memory);
    }

    @Override
    public OptionalLong availableBytes() {
      return OptionalLong.of(available);
    }

    @Override
    public boolean isFree(HostPort address) {
      return free;
    }

    @Override
    public boolean isWritable(Path directory) {
      return writable;
    }

    @Override
    public long freeDiskBytes(Path directory) {
      return disk;
    }

    @Override
    public Optional<String> kafkaTrouble(String bootstrapServers) {
      return kafka;
    }

    @Override
    public Optional<Duration> clockAhead(String gatewayUrl) {
      return ahead;
    }

    @Override
    public List<String> missingCodecs() {
      return missing;
    }
  }

  @Test
  void healthyMachine_hasNothingWrong() {
    assertThat(examine()).allSatisfy(it -> assertThat(it.verdict()).isEqualTo(Verdict.OK));
    assertThat(printed()).contains("Followspot can run here.").doesNotContain("→");
    assertThat(DoctorCommand.json(examine()).path("ok").asBoolean()).isTrue();
  }

  @Test
  void oldJava_isWrong() {
    host.java = 11;
    assertThat(of("java").verdict()).isEqualTo(Verdict.WRONG);
    assertThat(of("java").remedy()).contains("JDK 17");
  }

  @Test
  void littleMemory_isWrong_andLittleLeftAWarning() {
    host.available = 2 * GB;
    assertThat(of("memory").verdict()).isEqualTo(Verdict.WARNING);
    running = true;
    assertThat(of("memory").verdict()).isEqualTo(Verdict.OK);
    host.memory = 2 * GB;
    assertThat(of("memory").verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void fullDisk_isWrong_andSoIsOneThatCanNotBeWritten() {
    host.disk = 5 * GB;
    assertThat(of("disk").verdict()).isEqualTo(Verdict.WARNING);
    host.disk = GB / 2;
    assertThat(of("disk").verdict()).isEqualTo(Verdict.WRONG);
    host.writable = false;
    assertThat(of("disk").says()).contains("cannot be written");
    assertThat(of("disk").remedy()).contains("FOLLOWSPOT_HOME");
  }

  @Test
  void takenPort_isWrong_unlessItIsOurs() {
    host.free = false;
    assertThat(of("port 8080").verdict()).isEqualTo(Verdict.WRONG);
    assertThat(of("port 8080").remedy()).contains("--port 0");
    assertThat(of("port 9092").remedy()).contains("--kafka-port 0");
    running = true;
    assertThat(of("port 8080").verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void noKafka_isWrongOnlyWhereOneShouldRun() {
    host.kafka = Optional.of("no Kafka broker answers");
    assertThat(of("kafka").verdict()).isEqualTo(Verdict.WARNING);
    assertThat(of("kafka").remedy()).contains("./followspot up");
    running = true;
    assertThat(of("kafka").verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void clocksApart_isWrong_eitherWay() {
    for (int seconds : new int[] {-10, 10}) {
      host.ahead = Optional.of(Duration.ofSeconds(seconds));
      assertThat(of("clock").verdict()).isEqualTo(Verdict.WRONG);
      assertThat(of("clock").says()).contains("10.0 s");
    }
    host.ahead = Optional.empty();
    assertThat(of("clock").says()).contains("not compared");
  }

  @Test
  void emptyModel_isWrong() throws IOException {
    assertThat(of("models").says()).startsWith("none");
    Files.write(home.resolve("good.onnx"), new byte[] {1});
    assertThat(of("models").says()).isEqualTo("good.onnx");
    Files.createFile(home.resolve("half.onnx"));
    assertThat(of("models").verdict()).isEqualTo(Verdict.WRONG);
    assertThat(of("models").says()).startsWith("half.onnx");
  }

  @Test
  void missingCodec_isNamed_withWhatToDo() {
    host.missing = List.of("reading H.265");
    assertThat(printed())
        .contains("wrong    codecs     missing: reading H.265")
        .contains("→ build Followspot on this machine")
        .contains("One thing is wrong.");
    assertThat(DoctorCommand.json(examine()).at("/findings/8/remedy").asText()).isNotEmpty();
    assertThat(DoctorCommand.json(examine()).path("ok").asBoolean()).isFalse();
  }

  @Test
  void thisMachine_canBeAsked() throws IOException {
    LocalHost here = new LocalHost();
    assertThat(here.javaRelease()).isGreaterThanOrEqualTo(17);
    assertThat(here.memoryBytes().orElseThrow()).isGreaterThan(GB / 2);
    assertThat(here.isWritable(home.resolve("not/there/yet"))).isTrue();
    assertThat(here.freeDiskBytes(home.resolve("not/there/yet"))).isPositive();
    try (java.net.ServerSocket taken =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      assertThat(here.isFree(new HostPort("127.0.0.1", taken.getLocalPort()))).isFalse();
    }
    assertThat(here.clockAhead("http://127.0.0.1:1")).isEmpty();
  }

  private List<Finding> examine() {
    return new Doctor(
            host,
            new Doctor.Site(
                home,
                home,
                new HostPort("127.0.0.1", 9092),
                new HostPort("127.0.0.1", 8080),
                "127.0.0.1:9092",
                "http://127.0.0.1:8080",
                running))
        .examine();
  }

  private Finding of(String check) {
    return examine().stream().filter(it -> it.check().equals(check)).findFirst().orElseThrow();
  }

  private String printed() {
    StringWriter text = new StringWriter();
    DoctorCommand.print(examine(), new PrintWriter(text, true), Ansi.OFF);
    return text.toString();
  }
}
