package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;
import io.followspot.functions.stream.StreamAccounts;
import io.followspot.protos.v1.Ledger;

/** How many messages became what: received = processed + duplicate + late + rejected. */
public final class LedgerCounts {
  private final CameraState.Builder state;
  private final Ledger.Builder ledger;

  LedgerCounts(CameraState.Builder state) {
    this.state = state;
    ledger = state.getLedger().toBuilder();
  }

  /** Counts a received message. */
  public void received() {
    ledger.setReceived(ledger.getReceived() + 1);
  }

  /** Counts a processed frame. */
  public void processed() {
    ledger.setProcessed(ledger.getProcessed() + 1);
  }

  /** Counts a received message as rejected. */
  public void rejected(String reason) {
    ledger.putRejected(reason, ledger.getRejectedOrDefault(reason, 0) + 1);
  }

  /** Counts unusable detections of a frame whose other detections are used. */
  public void detectionsLeftOut(String reason, long count) {
    ledger.putDetectionsLeftOut(reason, ledger.getDetectionsLeftOutOrDefault(reason, 0) + count);
  }

  /** Counts a track that is reported for the first time. */
  public void trackConfirmed() {
    ledger.setTracksConfirmed(ledger.getTracksConfirmed() + 1);
  }

  /** Counts objects for which the tracker had no room. */
  public void tracksNotBegun(long count) {
    ledger.setTracksNotBegun(ledger.getTracksNotBegun() + count);
  }

  /** Counts what follows from the order of the stream's records. */
  public StreamAccounts order() {
    return new StreamAccounts(ledger);
  }

  /** The counts so far. */
  public Ledger get() {
    return ledger.build();
  }

  void save() {
    state.setLedger(ledger.build());
  }
}
