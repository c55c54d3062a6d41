package io.followspot.engine.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.junit.jupiter.api.Test;

/** What a term is, wherever its record is stored. */
public abstract class TermContract {
  /** A record of the JobManagers of one test, as a further one of them has it. */
  protected abstract TermRecord record() throws Exception;

  @Test
  public void whoLeads_completesCheckpoints() throws Exception {
    Term term = new Term(record());
    term.begin();

    term.complete(1);
    term.complete(2);
    term.begin();
    term.complete(3);

    assertThat(record().read().text()).endsWith(" 3");
  }

  @Test
  public void whoeverLedBefore_completesNone() throws Exception {
    Term former = new Term(record());
    former.begin();
    former.complete(1);

    Term current = new Term(record());
    current.begin();

    assertThatThrownBy(() -> former.complete(2)).isInstanceOf(TermEndedException.class);
    current.complete(17);
    assertThatThrownBy(() -> former.complete(3)).isInstanceOf(TermEndedException.class);
    assertThat(record().read().text()).endsWith(" 17");
  }

  @Test
  public void whoHasNotBegun_completesNone() throws Exception {
    new Term(record()).begin();
    Term late = new Term(record());

    assertThatThrownBy(() -> late.complete(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  public void termThatAnotherEnded_endsTheJobManager() throws Exception {
    List<Throwable> causes = new ArrayList<>();
    Term current = new Term(record());
    FencedCheckpoints checkpoints = new FencedCheckpoints(current, causes::add);
    current.begin();
    checkpoints.complete(1);
    assertThat(causes).isEmpty();

    // It was granted the lead before, and came to its first step only now.
    new Term(record()).begin();

    assertThatThrownBy(() -> checkpoints.complete(2)).isInstanceOf(TermEndedException.class);
    assertThat(causes).hasSize(1);
  }

  @Test
  public void answerThatWasLost_doesNotEndTheTerm() throws Exception {
    Term term = new Term(record());
    term.begin();
    // As if a write of ours had arrived, and its answer had not.
    record().overwrite(record().read().text());

    term.complete(2);
    term.complete(3);
  }

  @Test
  public void numbersOfCheckpoints_keepApartFromThoseOfTheFormerTerm() throws Exception {
    CheckpointIDCounter numbers =
        new FencedCheckpoints(new Term(record()), cause -> {})
            .createCheckpointIDCounter(new JobID());
    numbers.start();
    assertThat(numbers.getAndIncrement()).isEqualTo(1);

    numbers.setCount(8);

    assertThat(numbers.getAndIncrement()).isEqualTo(8 + FencedCheckpoints.GAP);
    assertThat(numbers.getAndIncrement()).isEqualTo(9 + FencedCheckpoints.GAP);
  }
}
