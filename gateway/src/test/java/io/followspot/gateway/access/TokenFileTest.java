package io.followspot.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.followspot.process.HostPort;
import io.followspot.process.TokenLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
  private static final HostPort ANYWHERE = new HostPort("0.0.0.0", 8080);
  private static final HostPort HERE = new HostPort("127.0.0.1", 8080);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "auto, 127.0.0.1, false",
    "auto, localhost, false",
    "auto, 0.0.0.0, true",
    "auto, 192.0.2.1, true",
    "open, 127.0.0.1, false",
    "proxied, 0.0.0.0, false",
    "tokens, 127.0.0.1, true"
  })
  void wantsTokens_byModeAndAddress(String mode, String host, boolean wanted) {
    assertThat(config(mode).wantsTokens(new HostPort(host, 8080))).isEqualTo(wanted);
  }

  @Test
  void mode_thatIsNone_isNamed() {
    assertThatThrownBy(() -> config("none")).hasMessageContaining("FOLLOWSPOT_ACCESS=none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no.such.name.invalid"})
  void access_openWhereOthersReachIt_isRefusedWithWhatToDo(String host) {
    assertThatThrownBy(() -> config("open").access(new HostPort(host, 8080)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FOLLOWSPOT_ACCESS=open")
        .hasMessageContaining(host + ":8080")
        .hasMessageContaining("use tokens");
  }

  @Test
  void access_openHereOrBehindAProxy_letsEverybodyIn() {
    assertThat(config("open").access(HERE).admit(Optional.empty(), Role.OPERATOR))
        .isEqualTo(Caller.LOCAL);
    assertThat(config("proxied").access(ANYWHERE).admit(Optional.empty(), Role.OPERATOR))
        .isEqualTo(Caller.LOCAL);
  }

  @Test
  void access_firstStart_makesAnOperatorsTokenThatOnlyTheOwnerReads() throws IOException {
    Access access = config("auto").access(ANYWHERE);

    Path secret = directory.resolve("operator.token");
    String token = Files.readString(secret).strip();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(access.admit(Optional.of(token), Role.OPERATOR).cameras()).isEmpty();
    assertThat(Files.readString(directory.resolve("tokens"))).doesNotContain(token);

    config("auto").access(ANYWHERE);
    assertThat(Files.readString(secret).strip()).isEqualTo(token);
  }

  @Test
  void access_onLoopback_isOpen() {
    assertThat(config("auto").access(HERE).admit(Optional.empty(), Role.OPERATOR))
        .isEqualTo(Caller.LOCAL);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void file_changed_isReadAgain() throws Exception {
    Path file = directory.resolve("tokens");
    String token = TokenLine.newToken();
    Files.writeString(file, line(token).text());
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    TokenFile tokens = new TokenFile(file);
    assertThat(tokens.admit(Optional.of(token), Role.VIEWER).role()).isEqualTo(Role.VIEWER);

    Files.writeString(file, "");
    Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));

    await().atMost(Duration.ofSeconds(10)).until(() -> !isGood(tokens, token));
  }

  @Test
  void file_withOneBadLine_revokesAllTheSame_andSaysSo() throws Exception {
    Path file = directory.resolve("tokens");
    String kept = TokenLine.newToken();
    String revoked = TokenLine.newToken();
    Files.writeString(file, line(kept).text() + "\n" + line(revoked).text() + "\n");
    TokenFile tokens = new TokenFile(file);
    assertThat(isGood(tokens, revoked)).isTrue();
    assertThat(tokens.trouble()).isEmpty();

    Files.writeString(file, line(kept).text() + "\nnot a line\n");

    awaitRevoked(tokens, revoked);
    assertThat(isGood(tokens, kept)).isTrue();
    assertThat(tokens.trouble()).hasValueSatisfying(it -> assertThat(it).contains("line 2"));
  }

  @Test
  void file_thatIsGone_letsNobodyIn_untilItIsBack() throws Exception {
    Path file = directory.resolve("tokens");
    String token = TokenLine.newToken();
    Files.writeString(file, line(token).text());
    TokenFile tokens = new TokenFile(file);

    Path aside = Files.move(file, directory.resolve("aside"));
    awaitRevoked(tokens, token);
    assertThat(tokens.trouble()).isPresent();

    // With the very time stamp that it had.
    Files.move(aside, file);
    await().atMost(Duration.ofSeconds(30)).until(() -> isGood(tokens, token));
    assertThat(tokens.trouble()).isEmpty();
  }

  private static void awaitRevoked(TokenFile tokens, String token) {
    await().atMost(Duration.ofSeconds(30)).until(() -> !isGood(tokens, token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short viewer *",
        "HASH chief *",
        "HASH viewer",
        "HASH viewer ,",
        "HASH viewer lobby,",
        "HASH viewer lobby,*",
        "HASH viewer -lobby"
      })
  void file_badLine_isNamedByItsNumberOnly(String line) throws IOException {
    Path file = directory.resolve("tokens");
    String hash = TokenLine.hashOf("x");
    Files.writeString(file, "# comment\n" + line.replace("HASH", hash) + "\n");
    assertThatThrownBy(() -> new TokenFile(file))
        .hasMessageContaining("line 2")
        .hasMessageNotContaining(hash);
  }

  @Test
  void line_isReadAsItIsWritten() {
    TokenLine line = new TokenLine(TokenLine.hashOf("t"), "viewer", Set.of("b", "a"), "the desk");
    assertThat(line.text()).endsWith(" viewer a,b the desk");
    assertThat(TokenLine.parse(line.text())).isEqualTo(line);
    assertThat(TokenLine.parse(line(TokenLine.newToken()).text()).cameras()).isEmpty();
  }

  private static boolean isGood(TokenFile tokens, String token) {
    return tokens.admit(Optional.of(token), Role.ANYONE) != Caller.UNKNOWN;
  }

  private static TokenLine line(String token) {
    return new TokenLine(TokenLine.hashOf(token), "viewer", Set.of(), "");
  }

  private AccessConfig config(String mode) {
    return new AccessConfig(mode, directory.resolve("tokens"), directory);
  }
}
