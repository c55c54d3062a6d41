package io.followspot.functions.stream;

import io.followspot.functions.state.StreamState;
import io.followspot.protos.v1.Ledger;
import java.util.Optional;

/** Counts in a ledger what the order of a stream's records says about them. */
public final class StreamAccounts {
  private final Ledger.Builder ledger;

  /** Counts in this ledger. */
  public StreamAccounts(Ledger.Builder ledger) {
    this.ledger = ledger;
  }

  /** Counts a record that was processed before. */
  public void duplicate() {
    ledger.setDuplicate(ledger.getDuplicate() + 1);
  }

  /**
   * Counts a late record.
   *
   * @return the stream's state after it; empty if the record is of another stream
   */
  public Optional<StreamState> late(StreamRecord record, StreamPosition position) {
    ledger.setLate(ledger.getLate() + 1);
    if (record.streamId() != position.streamId()) {
      return Optional.empty();
    }
    missing(record, position);
    if (position.fillsGap(record)) {
      ledger.setMissing(ledger.getMissing() - 1);
    }
    return Optional.of(position.after(record, false).state());
  }

  /** Counts the records that are missing before this one. */
  public void missing(StreamRecord record, StreamPosition position) {
    ledger.setMissing(ledger.getMissing() + position.missingBefore(record));
  }
}
