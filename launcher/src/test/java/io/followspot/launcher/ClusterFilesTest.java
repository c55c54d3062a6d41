package io.followspot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFilesTest {
  @TempDir private Path home;

  @Test
  void nothingWritten_nothingRuns() {
    ClusterFiles files = ClusterFiles.of(home);

    assertThat(files.supervisor()).isEmpty();
    assertThat(files.child("jobmanager")).isEmpty();
    assertThat(files.address("jobmanager")).isEmpty();
  }

  @Test
  void processStartedAgain_isNotReady() {
    ClusterFiles files = ClusterFiles.of(home);
    long pid = ProcessHandle.current().pid();
    files.started("jobmanager", pid);
    files.ready("jobmanager", "http://127.0.0.1:8081");
    assertThat(files.address("jobmanager")).contains("http://127.0.0.1:8081");

    files.started("jobmanager", pid);

    assertThat(files.child("jobmanager")).contains(ProcessHandle.current());
    assertThat(files.address("jobmanager")).isEmpty();
  }

  @Test
  void anotherProcessWithTheSameId_isNotTheSupervisor() throws Exception {
    ClusterFiles files = ClusterFiles.of(home);
    files.superviseFromHere();
    assertThat(files.supervisor()).contains(ProcessHandle.current());

    Files.writeString(
        files.directory().resolve("supervisor"), ProcessHandle.current().pid() + " 86400000");

    assertThat(files.supervisor()).isEmpty();
  }

  @Test
  void cleared_nothingRunsButSlotsStay() {
    ClusterFiles files = ClusterFiles.of(home);
    files.superviseFromHere();
    files.setParallelism("4");
    files.started("gateway", ProcessHandle.current().pid());

    files.clear(List.of("gateway"));

    assertThat(files.supervisor()).isEmpty();
    assertThat(files.child("gateway")).isEmpty();
    assertThat(files.parallelism()).isEqualTo("4");
  }
}
