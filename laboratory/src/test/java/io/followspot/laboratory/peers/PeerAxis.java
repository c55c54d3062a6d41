package io.followspot.laboratory.peers;

/** A number and its velocity in a Kalman filter whose steps are frames. */
final class PeerAxis {
  double at;
  double speed;
  private double pp;
  private double pv;
  private double vv;

  PeerAxis(double at, double variance, double speedVariance) {
    this.at = at;
    this.pp = variance;
    this.vv = speedVariance;
  }

  void predict(double noise, double speedNoise) {
    at += speed;
    pp += 2 * pv + vv + noise;
    pv += vv;
    vv += speedNoise;
  }

  void update(double measured, double noise) {
    double gain = pp / (pp + noise);
    double speedGain = pv / (pp + noise);
    double error = measured - at;
    at += gain * error;
    speed += speedGain * error;
    vv -= speedGain * pv;
    pv -= gain * pv;
    pp -= gain * pp;
  }

  PeerAxis copy() {
    PeerAxis copy = new PeerAxis(at, pp, vv);
    copy.speed = speed;
    copy.pv = pv;
    return copy;
  }
}
