package io.followspot.cli.doctor;

import static io.followspot.cli.doctor.Finding.ok;
import static io.followspot.cli.doctor.Finding.warning;
import static io.followspot.cli.doctor.Finding.wrong;

import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks whether Followspot can run on a machine. */
final class Doctor {
  private static final int LEAST_JAVA = 17;

  /** Heaps and direct memory of broker, engine, gateway and command line, with their classes. */
  private static final double NEEDED_GB = 3;

  private static final double LEAST_DISK_GB = 1;

  /** Some hours of frames of two cameras. */
  private static final double GOOD_DISK_GB = 10;

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private final Host host;
  private final Site site;

  /**
   * Where Followspot is or would be.
   *
   * @param home the data directory
   * @param models the directory of models
   * @param broker where the broker would listen
   * @param gateway where the gateway would listen
   * @param bootstrapServers of the Kafka that commands use
   * @param gatewayUrl of the gateway that commands use
   * @param running whether a Followspot runs in the data directory
   */
  record Site(
      Path home,
      Path models,
      HostPort broker,
      HostPort gateway,
      String bootstrapServers,
      String gatewayUrl,
      boolean running) {}

  Doctor(Host host, Site site) {
    this.host = host;
    this.site = site;
  }

  List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory());
    findings.add(disk());
    findings.add(port("Kafka", site.broker(), "--kafka-port", Setting.BROKER_LISTEN));
    findings.add(port("the page", site.gateway(), "--port", Setting.GATEWAY_LISTEN));
    findings.add(kafka());
    findings.add(clock());
    findings.add(models());
    findings.add(codecs());
    return findings;
  }

  private Finding java() {
    return host.javaRelease() >= LEAST_JAVA
        ? ok("java", host.javaName())
        : wrong("java", host.javaName(), "install JDK 17 or newer, or point JAVA_HOME at one");
  }

  private Finding memory() {
    OptionalLong all = host.memoryBytes();
    OptionalLong available = host.availableBytes();
    if (all.isPresent() && gb(all.getAsLong()) < NEEDED_GB) {
      return wrong(
          "memory",
          text("%.1f GB in all", gb(all.getAsLong())),
          text("up needs about %.0f GB; deploy/ describes how to use several machines", NEEDED_GB));
    }
    if (available.isPresent() && gb(available.getAsLong()) < NEEDED_GB && !site.running()) {
      return warning(
          "memory",
          text("%.1f GB available", gb(available.getAsLong())),
          text("up needs about %.0f GB: end other programs first", NEEDED_GB));
    }
    return ok(
        "memory",
        available.isPresent()
            ? text("%.1f GB available", gb(available.getAsLong()))
            : all.isPresent() ? text("%.1f GB in all", gb(all.getAsLong())) : "unknown");
  }

  private Finding disk() {
    if (!host.isWritable(site.home())) {
      return wrong(
          "disk",
          site.home() + " cannot be written",
          "change its owner, or set " + Setting.HOME.variable() + " to another directory");
    }
    double free;
    try {
      free = gb(host.freeDiskBytes(site.home()));
    } catch (IOException e) {
      return warning("disk", "free space of " + site.home() + " is unknown", "check it yourself");
    }
    String says = text("%.1f GB free for ", free) + site.home();
    String remedy =
        "delete files, or set " + Setting.HOME.variable() + " to a directory on a larger disk";
    return free < LEAST_DISK_GB
        ? wrong("disk", says, remedy)
        : free < GOOD_DISK_GB ? warning("disk", says, remedy) : ok("disk", says);
  }

  private Finding port(String what, HostPort address, String option, Setting setting) {
    String check = "port " + address.port();
    if (address.port() == 0) {
      return ok("port", "a free one is chosen for " + what);
    }
    if (site.running()) {
      return ok(check, "for " + what + "; Followspot is running");
    }
    return host.isFree(address)
        ? ok(check, "free for " + what)
        : wrong(
            check,
            "another program listens at " + address + ", where " + what + " would be",
            "end that program, or use up " + option + " 0, or " + setting.variable());
  }

  private Finding kafka() {
    Optional<String> trouble = host.kafkaTrouble(site.bootstrapServers());
    if (trouble.isEmpty()) {
      return ok("kafka", "answers at " + site.bootstrapServers());
    }
    return site.running()
        ? wrong("kafka", trouble.get(), "read logs/broker.log in " + site.home() + "; restart up")
        : warning(
            "kafka",
            "none answers at " + site.bootstrapServers(),
            "start one with ./followspot up, or set " + Setting.BOOTSTRAP_SERVERS.variable());
  }

  private Finding clock() {
    Optional<Duration> ahead = host.clockAhead(site.gatewayUrl());
    if (ahead.isEmpty()) {
      return ok("clock", "not compared: no gateway answers at " + site.gatewayUrl());
    }
    String says = text("%.1f s from the gateway's", Math.abs(ahead.get().toMillis() / 1e3));
    return ahead.get().abs().compareTo(CLOCK_TOLERANCE) <= 0
        ? ok("clock", says)
        : wrong("clock", says, "synchronise the clocks of both machines, as with chrony or NTP");
  }

  private Finding models() {
    List<String> files = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    if (Files.isDirectory(site.models())) {
      try (DirectoryStream<Path> onnx = Files.newDirectoryStream(site.models(), "*.onnx")) {
        for (Path file : onnx) {
          String name = String.valueOf(file.getFileName());
          files.add(name);
          if (!Files.isReadable(file) || Files.size(file) == 0) {
            empty.add(name);
          }
        }
      } catch (IOException e) {
        return wrong("models", site.models() + " cannot be read", "change its owner or rights");
      }
    }
    files.sort(null);
    if (!empty.isEmpty()) {
      return wrong(
          "models",
          String.join(", ", empty) + " cannot be read or is empty",
          "get it again with ./followspot model get");
    }
    return ok(
        "models",
        files.isEmpty()
            ? "none; motion detection needs none, ./followspot model list shows more"
            : String.join(", ", files));
  }

  private Finding codecs() {
    List<String> missing = host.missingCodecs();
    return missing.isEmpty()
        ? ok("codecs", "H.264, H.265, Motion JPEG, AAC")
        : wrong(
            "codecs",
            "missing: " + String.join(", ", missing),
            "build Followspot on this machine with mvn -DskipTests package");
  }

  private static double gb(long bytes) {
    return bytes / 1e9;
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
