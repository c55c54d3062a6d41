package io.followspot.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.sound.echo.Decibels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimulatedTalkTest {
  private static final TalkPlan PLAN = TalkPlan.of(201).withSeconds(3);

  @Test
  void equalPlans_giveEqualSamples_otherSeedsOthers() {
    SimulatedTalk talk = SimulatedTalk.of(PLAN);

    assertThat(SimulatedTalk.of(PLAN).microphone()).containsExactly(talk.microphone());
    assertThat(SimulatedTalk.of(TalkPlan.of(202).withSeconds(3)).far()).isNotEqualTo(talk.far());
  }

  @Test
  void microphone_isVoiceAndEchoAndNoise() {
    SimulatedTalk talk = SimulatedTalk.of(PLAN.withNoiseDb(-60));

    float[] rest = talk.microphone().clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= talk.voice()[i] + talk.echo()[i];
    }
    assertThat(Decibels.level(rest)).isCloseTo(-60, within(0.5));
  }

  @Test
  void nobodyNear_thereIsNoVoice() {
    assertThat(SimulatedTalk.of(PLAN.withNear(false)).voice()).containsOnly(0);
  }

  @Test
  void voices_pauseAndSpeak() {
    float[] far = SimulatedTalk.of(PLAN.withSeconds(6)).far();

    double softest = 0;
    double loudest = -120;
    for (int from = 0; from + 800 <= far.length; from += 800) {
      double level = Decibels.level(Arrays.copyOfRange(far, from, from + 800));
      softest = Math.min(softest, level);
      loudest = Math.max(loudest, level);
    }
    assertThat(loudest - softest).isGreaterThan(35);
  }

  @Test
  void echo_beginsAtTheDelayThatIsTold() {
    SimulatedTalk talk = SimulatedTalk.of(PLAN.withDelayMs(180));

    assertThat(lagMs(talk.far(), talk.echo(), 0)).isCloseTo(talk.echoDelayMs(), within(0.3));
  }

  @Test
  void drift_makesTheDelayShrink() {
    SimulatedTalk talk = SimulatedTalk.of(PLAN.withDriftPpm(1_000));

    double first = lagMs(talk.far(), talk.echo(), 0);
    double last = lagMs(talk.far(), talk.echo(), 32_000);
    // Two seconds at a thousandth.
    assertThat(first - last).isCloseTo(2, within(0.3));
  }

  @Test
  void movedMicrophone_changesTheEchoFromThenOn() {
    float[] still = SimulatedTalk.of(PLAN).echo();
    float[] moved = SimulatedTalk.of(PLAN.withChangeAtSeconds(1.5)).echo();

    assertThat(difference(still, moved, 0, 24_000)).isLessThan(-80);
    assertThat(difference(still, moved, 28_000, 48_000)).isGreaterThan(-10);
  }

  @Test
  void walkingPerson_changesTheEchoALittle() {
    float[] still = SimulatedTalk.of(PLAN).echo();
    float[] walking = SimulatedTalk.of(PLAN.withWalking(true)).echo();

    assertThat(difference(still, walking, 0, 48_000)).isBetween(-50.0, -6.0);
  }

  @Test
  void clipping_addsWhatNoLinearPathDoes() {
    float[] clean = SimulatedTalk.of(PLAN).echo();
    float[] clipped = SimulatedTalk.of(PLAN.withClipDb(6)).echo();

    assertThat(difference(clean, clipped, 0, 48_000)).isBetween(-40.0, -6.0);
  }

  /** Power of the difference against the first, in dB, each at its own loudness. */
  private static double difference(float[] first, float[] second, int from, int to) {
    double cross = 0;
    double power = 0;
    for (int i = from; i < to; i++) {
      cross += (double) first[i] * second[i];
      power += (double) second[i] * second[i];
    }
    float[] rest = new float[to - from];
    for (int i = from; i < to; i++) {
      rest[i - from] = (float) (first[i] - cross / power * second[i]);
    }
    return Decibels.level(rest) - Decibels.level(Arrays.copyOfRange(first, from, to));
  }

  /** The lag of the greatest correlation of a second of sound. */
  private static double lagMs(float[] far, float[] echo, int from) {
    int best = 0;
    double greatest = 0;
    for (int lag = 0; lag < 4_800; lag++) {
      double sum = 0;
      for (int i = from; i < Math.min(from + 16_000, echo.length - lag); i++) {
        sum += (double) far[i] * echo[i + lag];
      }
      if (sum > greatest) {
        greatest = sum;
        best = lag;
      }
    }
    return best / 16.0;
  }
}
