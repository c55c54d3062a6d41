package io.followspot.terminal.gateway;

import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that uses the gateway. */
public final class GatewayOptions {
  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description =
          "The gateway (default: FOLLOWSPOT_GATEWAY_URL, else that of the Followspot that runs"
              + " here, else http://127.0.0.1:8080).")
  private @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the bearer token, if the gateway requires one (default:"
              + " FOLLOWSPOT_TOKEN_FILE, else operator.token in FOLLOWSPOT_HOME).")
  private @Nullable Path tokenFile;

  /**
   * The client of the given gateway.
   *
   * @throws CliException if the address or the token cannot be read
   */
  public GatewayClient client() {
    try {
      URI address = URI.create(chosen().replaceAll("/*$", "") + "/");
      if (address.getHost() == null) {
        throw new IllegalArgumentException("no host");
      }
      return new GatewayClient(address, token());
    } catch (IllegalArgumentException e) {
      throw new CliException("\"" + chosen() + "\" is not a URL such as http://127.0.0.1:8080");
    }
  }

  private String chosen() {
    if (url != null) {
      return url;
    }
    String named = Setting.GATEWAY_URL.read();
    if (!named.isEmpty()) {
      return named;
    }
    return Endpoints.read(Endpoints.defaultHome())
        .getProperty(Endpoints.GATEWAY, "http://127.0.0.1:8080");
  }

  private Optional<String> token() {
    String named = Setting.TOKEN_FILE.read();
    Path file = tokenFile;
    if (file == null && !named.isEmpty()) {
      file = Path.of(named);
    }
    Path byDefault = Endpoints.defaultHome().resolve("operator.token");
    if (file == null && Files.isReadable(byDefault)) {
      file = byDefault;
    }
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(file).stream().findFirst().map(String::strip);
    } catch (IOException e) {
      throw new CliException("the token in " + file + " cannot be read");
    }
  }
}
