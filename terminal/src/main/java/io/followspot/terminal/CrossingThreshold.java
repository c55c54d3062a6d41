package io.followspot.terminal;

/** The confidence that crossings are told apart by. */
public final class CrossingThreshold {
  /** From which confidence on a crossing counts as sure, as on the page. */
  public static final float SURE = 0.5f;

  private CrossingThreshold() {}
}
