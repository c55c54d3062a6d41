package io.followspot.simulation.scene;

/** The place of a scene: its fixed objects, and where people and cars may go. */
public enum Stage {
  /** A hall with tiles, doors and two pillars that hide people behind them. */
  LOBBY(0.26, 0.66),
  /** A pavement along houses, a road with cars, a tree and a lamp post. */
  STREET(0.30, 0.64);

  /** Height of the horizon, 0 to 1 from the top. */
  final double horizon;

  /** A person's height, as a multiple of the distance from the feet to the horizon. */
  final double personHeight;

  Stage(double horizon, double personHeight) {
    this.horizon = horizon;
    this.personHeight = personHeight;
  }

  /** Returns a person's height in frame heights, with the feet at y. */
  double heightAt(double y) {
    return personHeight * Math.max(0.02, y - horizon);
  }
}
