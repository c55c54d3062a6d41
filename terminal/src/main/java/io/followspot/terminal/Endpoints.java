package io.followspot.terminal;

import io.followspot.process.Setting;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The addresses of the system that runs in a home, in a file for other commands on this machine.
 */
public final class Endpoints {
  /** The name of the brokers' addresses. */
  public static final String BROKERS = "bootstrap.servers";

  /** The name of the gateway's address. */
  public static final String GATEWAY = "gateway.url";

  private Endpoints() {}

  /** The home of a system unless another one is named. */
  public static Path defaultHome() {
    return Path.of(Setting.HOME.read());
  }

  /** Stores the addresses of the running system. */
  public static void publish(Path home, String bootstrapServers, String gatewayUrl)
      throws IOException {
    Properties endpoints = new Properties();
    endpoints.setProperty(BROKERS, bootstrapServers);
    endpoints.setProperty(GATEWAY, gatewayUrl);
    try (Writer out = Files.newBufferedWriter(file(home))) {
      endpoints.store(out, "Addresses of the running Followspot");
    }
  }

  /** Deletes them when the system ends. */
  public static void delete(Path home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  /**
   * The addresses of the system that runs in a home, by the names {@link #BROKERS} and {@link
   * #GATEWAY}; empty if none runs there.
   *
   * @throws CliException if they cannot be read
   */
  public static Properties read(Path home) {
    Properties endpoints = new Properties();
    Path file = file(home);
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        endpoints.load(in);
      } catch (IOException e) {
        throw new CliException("cannot read " + file + ": " + e.getMessage());
      }
    }
    return endpoints;
  }

  private static Path file(Path home) {
    return home.resolve("run/endpoints.properties");
  }
}
