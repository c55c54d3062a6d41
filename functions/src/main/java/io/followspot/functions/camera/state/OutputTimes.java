package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;

/** When what is published at intervals was published last, in microseconds of capture time. */
public final class OutputTimes {
  private final CameraState.Builder state;

  OutputTimes(CameraState.Builder state) {
    this.state = state;
  }

  /** The latest report of the ledger. */
  public long ledgerUs() {
    return state.getLedgerReportedAtUs();
  }

  /** The ledger was reported. */
  public void ledgerAt(long us) {
    state.setLedgerReportedAtUs(us);
  }

  /** The latest frame that was published as it was analysed; 0 if none was. */
  public long processedFrameUs() {
    return state.getProcessedFrameAtUs();
  }

  /** A frame was published as it was analysed. */
  public void processedFrameAt(long us) {
    state.setProcessedFrameAtUs(us);
  }

  /** The latest motion map; 0 if there was none. */
  public long motionMapUs() {
    return state.getMotionMapAtUs();
  }

  /** A motion map was published. */
  public void motionMapAt(long us) {
    state.setMotionMapAtUs(us);
  }
}
