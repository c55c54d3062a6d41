package io.followspot.laboratory.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.laboratory.bench.ThreadTimes.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadTimesTest {
  @TempDir private Path tasks;

  @ParameterizedTest
  @CsvSource({
    "C1 CompilerThre,C1",
    "C2 CompilerThre,C2",
    "GC Thread#0,COLLECTOR",
    "G1 Conc#0,COLLECTOR",
    "VM Thread,COLLECTOR",
    "VM Periodic Tas,OTHER",
    "kafka-producer-,OTHER"
  })
  void purposeOf_nameOfAThread_isItsPurpose(String name, Purpose purpose) {
    assertThat(ThreadTimes.purposeOf(name)).isEqualTo(purpose);
  }

  @Test
  void since_threadsThatBeganAndEnded_countsWhatIsKnown() throws IOException {
    write(1, "C2 CompilerThre", 100, 5);
    write(2, "a) R (b", 900, 0);
    write(3, "GC Thread#0", 7, 0);
    ThreadTimes before = ThreadTimes.in(tasks).orElseThrow();
    write(1, "C2 CompilerThre", 130, 6);
    write(4, "C2 CompilerThre", 2, 0);
    Files.delete(tasks.resolve("3/stat"));
    ThreadTimes after = ThreadTimes.in(tasks).orElseThrow();

    assertThat(after.since(before, Purpose.C2)).isEqualTo(330);
    assertThat(after.since(before, Purpose.C1)).isZero();
    assertThat(after.since(before, Purpose.COLLECTOR)).isZero();
  }

  @Test
  void in_noSuchDirectory_isEmpty() {
    assertThat(ThreadTimes.in(tasks.resolve("none"))).isEmpty();
  }

  private void write(int id, String name, int userTicks, int systemTicks) throws IOException {
    Path task = Files.createDirectories(tasks.resolve(Integer.toString(id)));
    Files.writeString(
        task.resolve("stat"),
        String.format(
            Locale.ROOT,
            "%d (%s) S 1 2 3 0 -1 4194368 12 0 0 0 %d %d 0 0 20 0 30 0 99\n",
            id,
            name,
            userTicks,
            systemTicks));
  }
}
