package io.followspot.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One line of the file of accepted bearer tokens: {@code HASH ROLE CAMERAS NAME}, as in {@code
 * 9f86d0… viewer lobby,yard the reception}. The token itself is not stored.
 *
 * @param hash SHA-256 of the token, 64 hexadecimal digits
 * @param role {@code viewer} or {@code operator}
 * @param cameras the cameras that it gives access to; empty, written {@code *}, means all
 * @param name of its owner, for users; may be empty
 */
public record TokenLine(String hash, String role, Set<String> cameras, String name) {
  /** The names of the roles. */
  public static final List<String> ROLES = List.of("viewer", "operator");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern CAMERA = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final int TOKEN_BYTES = 32;

  /** Validates the fields. */
  public TokenLine {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("the first field must be 64 hexadecimal digits");
    }
    if (!ROLES.contains(role)) {
      throw new IllegalArgumentException("the role must be viewer or operator");
    }
    if (name.contains("\n")) {
      throw new IllegalArgumentException("the name must be on one line");
    }
    cameras = Set.copyOf(cameras);
    if (!cameras.stream().allMatch(it -> CAMERA.matcher(it).matches())) {
      throw new IllegalArgumentException("the cameras must be * or camera ids separated by commas");
    }
  }

  /**
   * Parses a line.
   *
   * @throws IllegalArgumentException if it is malformed; the message gives the reason, without the
   *     line's text
   */
  public static TokenLine parse(String line) {
    String[] words = line.strip().split("\\s+", 4);
    if (words.length < 3) {
      throw new IllegalArgumentException("a line must have the form HASH ROLE CAMERAS NAME");
    }
    Set<String> cameras =
        words[2].equals("*") ? Set.of() : new TreeSet<>(List.of(words[2].split(",", -1)));
    return new TokenLine(words[0], words[1], cameras, words.length < 4 ? "" : words[3]);
  }

  /** A new token of 256 random bits, to be shown once. */
  public static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The stored hash of a token. Tokens are random, so that no salt is needed. */
  public static String hashOf(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The line's text. */
  public String text() {
    String scope = cameras.isEmpty() ? "*" : String.join(",", new TreeSet<>(cameras));
    return String.join(" ", hash, role, scope, name).strip();
  }
}
