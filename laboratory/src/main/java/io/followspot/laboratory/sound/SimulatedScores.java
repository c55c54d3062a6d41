package io.followspot.laboratory.sound;

import io.followspot.laboratory.evaluation.sound.TalkTrial;
import io.followspot.simulation.room.SimulatedTalk;
import io.followspot.simulation.room.TalkPlan;
import io.followspot.sound.echo.EchoConfig;

/**
 * How the canceller does in one simulated room, against what is known of it.
 *
 * @param seed of the room
 * @param farAloneDb echo reduction from the third second on while only the far end talks
 * @param siSdrBeforeDb SI-SDR of the microphone while both talk
 * @param siSdrDb of the cleaned sound
 * @param delayMs of the echo
 * @param delaySeconds until that delay was found; NaN if it never was
 * @param delayErrorMs mean error of the delay since then
 * @param driftCostDb SI-SDR lost by clocks 100 ppm apart
 * @param afterMoveDb echo reduction from one to two seconds after the microphone was moved
 * @param clippedDb SI-SDR with a loudspeaker that clips by 6 dB
 * @param walkingDb SI-SDR with a person who walks about
 */
record SimulatedScores(
    long seed,
    double farAloneDb,
    double siSdrBeforeDb,
    double siSdrDb,
    double delayMs,
    double delaySeconds,
    double delayErrorMs,
    double driftCostDb,
    double afterMoveDb,
    double clippedDb,
    double walkingDb) {
  private static final double SECONDS = 10;
  private static final double MOVED_AT = 5;
  private static final double DRIFT_PPM = 100;
  private static final double CLIP_DB = 6;

  /** Coprime to the number of delays: seeds in a row have delays all over the range. */
  private static final long DELAY_STEP = 197;

  /** Simulates and measures. */
  static SimulatedScores of(long seed) {
    TalkPlan both = plan(seed);
    TalkPlan alone = both.withNear(false);
    TalkTrial talk = run(both);
    TalkTrial far = run(alone);
    return new SimulatedScores(
        seed,
        far.reductionDb(3, SECONDS),
        talk.siSdrBeforeDb(),
        talk.siSdrDb(),
        talk.talk().echoDelayMs(),
        far.delayFoundSeconds(),
        far.delayErrorMs(),
        talk.siSdrDb() - run(both.withDriftPpm(DRIFT_PPM)).siSdrDb(),
        run(alone.withChangeAtSeconds(MOVED_AT)).reductionDb(MOVED_AT + 1, MOVED_AT + 2),
        run(both.withClipDb(CLIP_DB)).siSdrDb(),
        run(both.withWalking(true)).siSdrDb());
  }

  /** What happens in the room of a seed while both talk. */
  static TalkPlan plan(long seed) {
    return TalkPlan.of(seed)
        .withSeconds(SECONDS)
        .withDelayMs((int) Math.floorMod(seed * DELAY_STEP, 501L));
  }

  private static TalkTrial run(TalkPlan plan) {
    return TalkTrial.run(EchoConfig.DEFAULT, SimulatedTalk.of(plan));
  }
}
