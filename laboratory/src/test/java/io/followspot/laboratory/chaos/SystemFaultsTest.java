package io.followspot.laboratory.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.terminal.CliException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFaultsTest {
  @TempDir private Path home;

  @Test
  void checkpointDamage_truncatesTheNewestByNumber_afterTheKill() throws Exception {
    Path older = checkpoint("chk-9");
    Path newest = checkpoint("chk-10");
    boolean[] killed = {false};

    new CheckpointDamage(home, () -> {}, () -> killed[0] = Files.exists(newest)).begin();

    assertThat(killed[0]).isTrue();
    assertThat(older).hasSize(100);
    assertThat(newest).hasSize(50);
  }

  @Test
  void checkpointDamage_theOnlyOne_isLeftWhole() throws Exception {
    Path only = checkpoint("chk-1");

    new CheckpointDamage(home, () -> {}, () -> {}).begin();

    assertThat(only).hasSize(100);
  }

  @Test
  void fullOrSlowDisk_onALargeFileSystem_isRefused() throws Exception {
    Assumptions.assumeTrue(Files.getFileStore(home).getTotalSpace() > 16L << 30);

    assertThatThrownBy(() -> new FullDisk(home))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("deploy/chaos.sh");
    assertThatThrownBy(() -> new SlowDisk(home))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("slow-disk");
  }

  @Test
  void networkFault_whereOtherProgramsUseTheNetwork_isRefused() throws Exception {
    Assumptions.assumeTrue(NetworkInterface.networkInterfaces().count() > 1);

    assertThatThrownBy(NetworkFault::slow)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("deploy/chaos.sh");
    assertThatThrownBy(() -> NetworkFault.partition(9092)).isInstanceOf(CliException.class);
    assertThatThrownBy(ProcessNetworks::new)
        .isInstanceOf(CliException.class)
        .hasMessageContaining("deploy/chaos.sh");
  }

  private Path checkpoint(String name) throws Exception {
    Path directory = Files.createDirectories(home.resolve("checkpoints/0123/" + name));
    return Files.write(directory.resolve("_metadata"), new byte[100]);
  }
}
