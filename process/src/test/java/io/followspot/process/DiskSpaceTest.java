package io.followspot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
  private static final Path HOME = Path.of("/data");

  @Test
  void lessThanTheLeast_isTold_withTheDisk() {
    assertThat(DiskSpace.shortage(HOME, "/dev/sda1", DiskSpace.MIN_FREE_BYTES - 1))
        .contains("the disk of /data (/dev/sda1) is full: 63 MB free, at least 64 MB are needed");
  }

  @Test
  void theLeast_isEnough() {
    assertThat(DiskSpace.shortage(HOME, "/dev/sda1", DiskSpace.MIN_FREE_BYTES)).isEmpty();
  }

  @Test
  void absentDirectory_isNoFullDisk() {
    assertThat(DiskSpace.shortageAt(Path.of("/absent/followspot"))).isEmpty();
  }
}
