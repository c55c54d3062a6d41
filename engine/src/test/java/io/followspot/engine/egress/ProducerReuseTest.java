package io.followspot.engine.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProducerReuseTest {
  private static final int IDS = 5;

  private final ProducerReuse<String> reuse = new ProducerReuse<>(IDS);
  private final List<String> created = new ArrayList<>();

  @Test
  void next_checkpointsComplete_threeProducersTakeTurns() {
    String current = begin();
    for (int i = 0; i < 20; i++) {
      reuse.preCommitted(current);
      String next = begin();
      reuse.committed(current);
      current = next;
    }

    assertThat(created).hasSize(3);
  }

  @Test
  void next_noCheckpointHasCompletedSince_isEmpty() {
    reuse.preCommitted("a");
    reuse.committed("a");

    assertThat(reuse.next())
        .as("the checkpoint that contains its transaction is the newest")
        .isEmpty();
  }

  @Test
  void next_laterCheckpointIsTakenAndNotComplete_isEmpty() {
    reuse.preCommitted("a");
    reuse.committed("a");
    reuse.preCommitted("b");

    assertThat(reuse.next()).isEmpty();

    reuse.committed("b");

    assertThat(reuse.next()).contains("a");
    assertThat(reuse.next()).as("b, whose checkpoint is the newest").isEmpty();
  }

  /** The second checkpoint contains the first one's transaction as well. */
  @Test
  void next_committedByALaterCheckpoint_waitsForTheOneAfterIt() {
    reuse.preCommitted("a");
    reuse.preCommitted("b");
    reuse.committed("a");
    reuse.committed("b");

    assertThat(reuse.next()).isEmpty();

    reuse.preCommitted("c");
    reuse.committed("c");

    assertThat(reuse.next()).contains("a");
    assertThat(reuse.next()).contains("b");
    assertThat(reuse.next()).isEmpty();
  }

  @Test
  void usedUp_someIdsAreFree_isEmpty() {
    reuse.preCommitted("a");
    reuse.committed("a");

    assertThat(reuse.usedUp()).isEmpty();
  }

  @Test
  void usedUp_checkpointsDoNotComplete_isTheOneThatRestsLongest() {
    reuse.preCommitted("a");
    reuse.committed("a");
    for (int i = 1; i < IDS; i++) {
      reuse.preCommitted("pending-" + i);
    }

    assertThat(reuse.usedUp()).contains("a");
    assertThat(reuse.usedUp()).isEmpty();
    assertThat(reuse.resting()).isEmpty();
  }

  @Test
  void usedUp_afterItsNumberOfTransactions_isThatProducer() {
    String current = begin();
    for (int i = 0; i < 3 * ProducerReuse.TRANSACTIONS - 1; i++) {
      reuse.preCommitted(current);
      assertThat(reuse.usedUp()).isEmpty();
      String next = begin();
      reuse.committed(current);
      current = next;
    }
    reuse.preCommitted(current);

    assertThat(reuse.usedUp()).contains("producer-0");
  }

  /** A producer for the next transaction. */
  private String begin() {
    return reuse
        .next()
        .orElseGet(
            () -> {
              created.add("producer-" + created.size());
              return created.get(created.size() - 1);
            });
  }
}
