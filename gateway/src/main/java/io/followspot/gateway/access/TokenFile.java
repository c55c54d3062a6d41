package io.followspot.gateway.access;

import io.followspot.gateway.problem.Problem;
import io.followspot.process.TokenLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who shows a token whose hash is in a file. The file is read again when it changes, so
 * that a token is given or taken away without a restart.
 */
public final class TokenFile implements Access {
  private static final Logger log = LoggerFactory.getLogger(TokenFile.class);
  private static final long LOOK_EVERY_NS = 1_000_000_000L;

  private final Path file;
  private Map<String, Caller> callers;
  private FileTime changed;
  private long lookedNs;

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it cannot be read, or one of its lines
   */
  public TokenFile(Path file) {
    this.file = file;
    try {
      changed = Files.getLastModifiedTime(file);
      callers = read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("the tokens in " + file + " cannot be read", e);
    }
    lookedNs = System.nanoTime();
  }

  @Override
  public Caller admit(Optional<String> token, Role role) {
    if (role == Role.ANYONE) {
      return token.flatMap(this::find).orElse(Caller.UNKNOWN);
    }
    Caller caller =
        token
            .flatMap(this::find)
            .orElseThrow(
                () ->
                    Problem.of(
                        401,
                        "token_wanted",
                        "A token is required",
                        token.isPresent()
                            ? "This token is unknown or was revoked."
                            : "Send it as Authorization: Bearer TOKEN."));
    if (!caller.role().includes(role)) {
      throw Problem.of(
          403,
          "role_too_low",
          "This is not allowed",
          "It requires the role " + role.name().toLowerCase(Locale.ROOT) + ".");
    }
    return caller;
  }

  private synchronized Optional<Caller> find(String token) {
    long now = System.nanoTime();
    if (now - lookedNs > LOOK_EVERY_NS) {
      lookedNs = now;
      readAgain();
    }
    return Optional.ofNullable(callers.get(TokenLine.hashOf(token)));
  }

  private void readAgain() {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      if (!time.equals(changed)) {
        callers = read(file);
        changed = time;
        log.info("{} tokens are valid now", callers.size());
      }
    } catch (IOException | IllegalArgumentException e) {
      log.warn("cannot read {}, keeping the previous tokens: {}", file, e.getMessage());
    }
  }

  private static Map<String, Caller> read(Path file) throws IOException {
    Map<String, Caller> callers = new HashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
        continue;
      }
      try {
        TokenLine line = TokenLine.parse(lines.get(i));
        Role role = Role.valueOf(line.role().toUpperCase(Locale.ROOT));
        callers.put(line.hash(), new Caller(role, line.cameras()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return Map.copyOf(callers);
  }
}
