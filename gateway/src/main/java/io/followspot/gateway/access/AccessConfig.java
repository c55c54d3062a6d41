package io.followspot.gateway.access;

import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.followspot.process.TokenLine;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether clients need tokens, and where those are.
 *
 * @param mode {@code auto}, {@code tokens}, {@code open} or {@code proxied}
 * @param tokens the file of {@link TokenLine}s
 * @param home where a first token is written if there is no such file
 */
public record AccessConfig(String mode, Path tokens, Path home) {
  private static final Logger log = LoggerFactory.getLogger(AccessConfig.class);

  /** Refuses other modes. */
  public AccessConfig {
    if (!Set.of("auto", "tokens", "open", "proxied").contains(mode)) {
      throw new IllegalArgumentException(
          Setting.ACCESS.variable()
              + "="
              + mode
              + " is not valid: allowed are auto, tokens, open and proxied");
    }
  }

  /** Reads the settings of the environment. */
  public static AccessConfig fromEnvironment() {
    Path home = Path.of(Setting.HOME.read());
    String file = Setting.TOKENS.read();
    return new AccessConfig(
        Setting.ACCESS.read(), file.isEmpty() ? home.resolve("tokens") : Path.of(file), home);
  }

  /** Whether clients of a gateway with this address need a token. */
  public boolean wantsTokens(HostPort listen) {
    return mode.equals("tokens") || (mode.equals("auto") && !listen.isLoopback());
  }

  /**
   * The access rules of a gateway with this address. Where tokens are required and there are none
   * yet, an operator's token is created.
   *
   * @throws IllegalArgumentException if the tokens cannot be read, or none are required although
   *     other machines can reach the gateway
   */
  public Access access(HostPort listen) {
    if (mode.equals("open") && !listen.isLoopback()) {
      throw new IllegalArgumentException(
          Setting.ACCESS.variable()
              + "=open would show every picture to any client that reaches "
              + listen
              + ": use tokens, listen on 127.0.0.1, or set proxied if a proxy in front of the"
              + " gateway authenticates clients");
    }
    if (!wantsTokens(listen)) {
      return Access.open();
    }
    if (!Files.exists(tokens)) {
      makeFirst();
    }
    return new TokenFile(tokens);
  }

  private void makeFirst() {
    String token = TokenLine.newToken();
    TokenLine line =
        new TokenLine(TokenLine.hashOf(token), "operator", Set.of(), "created at the first start");
    Path secret = home.resolve("operator.token");
    try {
      Files.createDirectories(home);
      Files.deleteIfExists(secret);
      Files.createFile(secret, forOwnerOnly());
      Files.writeString(secret, token + "\n");
      Files.writeString(tokens, "# HASH ROLE CAMERAS NAME\n" + line.text() + "\n");
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write " + secret + ": " + e.getMessage(), e);
    }
    log.info("Clients need a token: a first operator token is in {}", secret);
  }

  private static FileAttribute<?>[] forOwnerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
