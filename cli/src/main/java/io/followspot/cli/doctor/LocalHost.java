package io.followspot.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.followspot.ingest.source.MediaCodecs;
import io.followspot.ingest.source.SourceException;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.launcher.FreePort;
import io.followspot.process.HostPort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine that this process runs on. */
final class LocalHost implements Host {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  @Override
  public int javaRelease() {
    return Runtime.version().feature();
  }

  @Override
  public String javaName() {
    return "Java "
        + Runtime.version()
        + " for "
        + System.getProperty("os.arch")
        + " in "
        + System.getProperty("java.home");
  }

  @Override
  public OptionalLong memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? OptionalLong.of(system.getTotalMemorySize())
        : OptionalLong.empty();
  }

  @Override
  public OptionalLong availableBytes() {
    try {
      Matcher line = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) * 1_024)
          : OptionalLong.empty();
    } catch (IOException e) {
      // Not on Linux.
      return OptionalLong.empty();
    }
  }

  @Override
  public boolean isFree(HostPort address) {
    return FreePort.isFree(address.host(), address.port());
  }

  @Override
  public boolean isWritable(Path directory) {
    return Files.isWritable(existing(directory));
  }

  @Override
  public long freeDiskBytes(Path directory) throws IOException {
    return Files.getFileStore(existing(directory)).getUsableSpace();
  }

  private static Path existing(Path directory) {
    Path at = directory.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  @Override
  public Optional<String> kafkaTrouble(String bootstrapServers) {
    try {
      KafkaConnection.to(bootstrapServers).check();
      return Optional.empty();
    } catch (KafkaUnavailableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Duration> clockAhead(String gatewayUrl) {
    try {
      URI health = URI.create(gatewayUrl).resolve("/healthz");
      HttpRequest request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
      HttpResponse<Void> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.discarding());
      Instant now = Instant.now();
      return answer
          .headers()
          .firstValue("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
          // The header has whole seconds.
          .map(date -> Duration.between(now, date.toInstant().plusMillis(500)));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public List<String> missingCodecs() {
    try {
      return MediaCodecs.missing();
    } catch (SourceException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
