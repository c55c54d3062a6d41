package io.followspot.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeptRecordsTest {
  private static final Object READER = new Object();

  private final KeptRecords kept = new KeptRecords();

  @Test
  void withoutALimit_keepsNothing() {
    assertThat(kept.keep(READER, at(0, 1), new byte[1])).isFalse();
    assertThat(kept.take(at(0, 1))).isEmpty();
  }

  @Test
  void take_returnsTheValueOnce() {
    kept.limit(100);
    byte[] value = {1, 2, 3};
    assertThat(kept.keep(READER, at(0, 1), value)).isTrue();

    assertThat(kept.take(at(0, 2))).isEmpty();
    assertThat(kept.take(at(1, 1))).isEmpty();
    assertThat(kept.take(at(0, 1))).containsSame(value);
    assertThat(kept.take(at(0, 1))).isEmpty();
    assertThat(kept.total()).isZero();
  }

  @Test
  void full_keepsNoMore_untilSomethingIsTaken() {
    kept.limit(100);
    assertThat(kept.keep(READER, at(0, 1), new byte[60])).isTrue();
    assertThat(kept.keep(READER, at(0, 2), new byte[60])).isFalse();
    CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> kept.take(at(0, 1)));

    assertThat(kept.keep(READER, at(0, 3), new byte[60])).isTrue();
    assertThat(kept.total()).isEqualTo(60);
  }

  @Test
  void oneLargerThanTheLimit_isKeptAlone() {
    kept.limit(100);

    assertThat(kept.keep(READER, at(0, 1), new byte[500])).isTrue();
    assertThat(kept.keep(READER, at(0, 2), new byte[1])).isFalse();
  }

  @Test
  void anotherReaderOfAPartition_forgetsWhatTheFirstKept() {
    kept.limit(100);
    kept.keep(READER, at(0, 1), new byte[40]);
    kept.keep(READER, at(1, 1), new byte[40]);

    assertThat(kept.keep(new Object(), at(0, 2), new byte[10])).isTrue();
    assertThat(kept.take(at(0, 1))).isEmpty();
    assertThat(kept.take(at(1, 1))).isPresent();
    assertThat(kept.total()).isEqualTo(10);
  }

  @Test
  void theSameRecordAgain_isCountedOnce() {
    kept.limit(100);
    kept.keep(READER, at(0, 1), new byte[40]);
    kept.keep(READER, at(0, 1), new byte[40]);

    assertThat(kept.total()).isEqualTo(40);
  }

  private static RecordPlace at(int partition, long offset) {
    return new RecordPlace("t", partition, offset, 0);
  }
}
