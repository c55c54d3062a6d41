package io.followspot.gateway.access;

import io.followspot.gateway.problem.Problem;
import io.followspot.process.TokenLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits clients whose token's hash is in a file. The file is read again when it changes, so that
 * tokens are issued and revoked without a restart. Errors never grant access: a malformed line is
 * ignored, and without the file no token is valid.
 */
public final class TokenFile implements Access {
  private static final Logger log = LoggerFactory.getLogger(TokenFile.class);
  private static final long CHECK_EVERY_NS = 1_000_000_000L;

  private final Path file;
  private Content content;
  private Optional<Stamp> changed;
  private long checkedNs;

  /** Modification time and length of the file; it is read again if one differs. */
  private record Stamp(FileTime time, long bytes) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }
  }

  /**
   * The content of a file.
   *
   * @param callers by the hashes of their tokens
   * @param faults errors, without the lines' text; empty if there are none
   */
  private record Content(Map<String, Caller> callers, List<String> faults) {}

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if the file or one of its lines is invalid
   */
  public TokenFile(Path file) {
    this.file = file;
    try {
      changed = Optional.of(Stamp.of(file));
      content = read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("the tokens in " + file + " cannot be read", e);
    }
    if (!content.faults().isEmpty()) {
      throw new IllegalArgumentException(file + ", " + content.faults().get(0));
    }
    checkedNs = System.nanoTime();
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
    readIfChanged();
    return Optional.ofNullable(content.callers().get(TokenLine.hashOf(token)));
  }

  private void readIfChanged() {
    long now = System.nanoTime();
    if (now - checkedNs > CHECK_EVERY_NS) {
      checkedNs = now;
      readAgain();
    }
  }

  @Override
  public synchronized Optional<String> trouble() {
    readIfChanged();
    return content.faults().stream().findFirst().map(first -> "token file: " + first);
  }

  private void readAgain() {
    try {
      Optional<Stamp> now = Optional.of(Stamp.of(file));
      if (!now.equals(changed)) {
        content = read(file);
        changed = now;
        log.info("{} tokens are valid now", content.callers().size());
        content.faults().forEach(it -> log.error("{}, {}; the line is ignored", file, it));
      }
    } catch (IOException e) {
      if (changed.isPresent()) {
        log.error("cannot read {}, no token is valid any more: {}", file, e.toString());
      }
      changed = Optional.empty();
      content = new Content(Map.of(), List.of("cannot be read, no token is valid"));
    }
  }

  /** Tokens of one name are those of one user; one without a name is a user of its own. */
  private static String userOf(TokenLine line) {
    String name = line.name().replace("\0", "");
    return name.isEmpty() ? "token " + line.hash().substring(0, 16) : name;
  }

  private static Content read(Path file) throws IOException {
    Map<String, Caller> callers = new HashMap<>();
    List<String> faults = new ArrayList<>();
    // Invalid UTF-8 makes one line invalid, not the file.
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
        continue;
      }
      try {
        TokenLine line = TokenLine.parse(lines.get(i));
        Role role = Role.valueOf(line.role().toUpperCase(Locale.ROOT));
        callers.put(line.hash(), new Caller(role, line.cameras(), userOf(line)));
      } catch (IllegalArgumentException e) {
        faults.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    return new Content(Map.copyOf(callers), List.copyOf(faults));
  }
}
