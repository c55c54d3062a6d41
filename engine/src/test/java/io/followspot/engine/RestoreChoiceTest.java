package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreChoiceTest {
  @TempDir Path directory;
  private EngineHome home;
  private RestoreChoice choice;

  @BeforeEach
  void prepare() throws IOException {
    home = new EngineHome(directory, "embedded");
    Files.createDirectories(home.run());
    choice = new RestoreChoice(home, Duration.ZERO);
  }

  @Test
  void noRestorePoint_isNone() throws Exception {
    assertThat(choice.newest()).isEmpty();
  }

  @Test
  void damagedMetadata_fallsBackToTheOneBefore_andIsTold() throws Exception {
    Path before = checkpoint(4);
    Path damaged = checkpoint(5);
    Points.damage(damaged);
    assertThat(choice.newest()).map(Points::path).contains(before);
    assertThat(damaged).doesNotExist();
    assertThat(damaged.resolveSibling("damaged-chk-5")).exists();
    assertThat(directory.resolve("run/engine.status"))
        .content()
        .contains("chk-5 is damaged", "going on from " + before, "mv '" + damaged + "'");
  }

  @Test
  void theOnlyOne_isNeverSetAside() throws Exception {
    Path damaged = checkpoint(5);
    Points.damage(damaged);
    assertThatThrownBy(choice::newest)
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("there is no other restore point. To start without state: mv '");
    assertThat(damaged).exists();
  }

  @Test
  void pointThatTasksCannotRead_isSetAside_unlessItIsTheLast() throws Exception {
    checkpoint(4);
    checkpoint(5);
    RestorePoint newest = choice.newest().orElseThrow();
    assertThat(choice.reject(newest, "EOFException")).isTrue();
    RestorePoint before = choice.newest().orElseThrow();
    assertThat(before.number()).isEqualTo(4);
    assertThat(choice.reject(before, "EOFException")).isFalse();
    assertThat(Points.path(before)).exists();
  }

  @Test
  void failuresToRestore_areCountedOnce_andOnlyThose() {
    RestoreFailures failures = new RestoreFailures();
    String restore =
        "x: Exception while creating StreamOperatorStateContext.\nCaused by: java.io.EOFException";
    assertThat(failures.areTooMany(1, restore)).isFalse();
    assertThat(failures.areTooMany(1, restore)).isFalse();
    assertThat(failures.areTooMany(2, "TimeoutException: no broker")).isFalse();
    assertThat(failures.areTooMany(3, restore)).isFalse();
    assertThat(failures.areTooMany(4, restore)).isTrue();
    assertThat(failures.last()).isEqualTo("java.io.EOFException");
  }

  @Test
  void stateOfAnotherVersion_isNoDamage() {
    RestoreFailures failures = new RestoreFailures();
    for (int i = 1; i <= RestoreFailures.LIMIT; i++) {
      assertThat(
              failures.areTooMany(
                  i,
                  "Exception while creating StreamOperatorStateContext\n"
                      + "Caused by: StateMigrationException"))
          .isFalse();
    }
  }

  private Path checkpoint(long number) throws IOException {
    return Points.write(directory.resolve("checkpoints/job/chk-" + number), number);
  }
}
