package io.followspot.engine.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordLimitTest {
  private static final long SECOND_NS = 1_000_000_000;

  private final RecordLimit limit = new RecordLimit(10);

  @Test
  void admits_manyAtOnce_asManyAsInASecond() {
    assertThat(admitted(100, 5)).isEqualTo(10);
  }

  @Test
  void admits_afterAPause_noMoreThanInASecond() {
    admitted(100, 5);
    assertThat(admitted(100, 5 + 60 * SECOND_NS)).isEqualTo(10);
  }

  @Test
  void admits_evenlySpaced_theRate() {
    admitted(10, 0);
    int count = 0;
    for (int i = 1; i <= 1_000; i++) {
      count += admitted(1, i * SECOND_NS / 100);
    }
    assertThat(count).isBetween(99, 101);
  }

  private int admitted(int records, long nowNs) {
    int count = 0;
    for (int i = 0; i < records; i++) {
      if (limit.admits(nowNs)) {
        count++;
      }
    }
    return count;
  }
}
