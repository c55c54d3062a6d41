package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import org.junit.jupiter.api.Test;

class TransactionTimeoutTest {
  @Test
  void auto_isAsLongAsKafkaAllows_butADayAtMost() {
    assertThat(TransactionTimeout.choose("auto", 900_000, 1_000)).isEqualTo(900_000);
    assertThat(TransactionTimeout.choose("auto", 2_000_000_000, 1_000)).isEqualTo(86_400_000);
  }

  @Test
  void whatWasAskedFor_isTakenWithinTheLimits() {
    assertThat(TransactionTimeout.choose("61000", 61_000, 1_000)).isEqualTo(61_000);
    assertRefused("60999", 900_000, 1_000, "use at least 61000");
    assertRefused("1", 900_000, 1_000, "before a checkpoint commits them");
    assertRefused("70000", 900_000, 30_000, "use at least 90000");
    assertRefused("900001", 900_000, 1_000, "use at most 900000");
    assertRefused("soon", 900_000, 1_000, "neither a number nor auto");
    assertRefused("-5", 900_000, 1_000, "neither a number nor auto");
  }

  @Test
  void brokerThatAllowsTooLittle_isNamed_whateverWasAskedFor() {
    assertRefused("auto", 10_000, 1_000, "raise the broker's transaction.max.timeout.ms to 61000");
  }

  private static void assertRefused(String wanted, long allowedMs, long intervalMs, String why) {
    assertThatThrownBy(() -> TransactionTimeout.choose(wanted, allowedMs, intervalMs))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining(why);
  }
}
