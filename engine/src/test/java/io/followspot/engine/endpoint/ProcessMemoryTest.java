package io.followspot.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
  private static final long MB = 1 << 20;

  @Test
  void largerHeap_letsMoreInto_eachOfFewerSlots() {
    assertThat(new ProcessMemory(768 * MB, 256 * MB).share(1)).isEqualTo(128 * MB);
    assertThat(new ProcessMemory(1536 * MB, 512 * MB).share(1)).isEqualTo(256 * MB);
    assertThat(new ProcessMemory(768 * MB, 256 * MB).share(4)).isEqualTo(32 * MB);
  }

  @Test
  void directMemory_boundsItAsWell() {
    assertThat(new ProcessMemory(8_000 * MB, 256 * MB).share(1)).isEqualTo(128 * MB);
  }

  @Test
  void here_isTheHeapOfThisProcess() {
    ProcessMemory here = ProcessMemory.here();
    assertThat(here.heapBytes()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(here.directBytes()).isPositive();
  }
}
