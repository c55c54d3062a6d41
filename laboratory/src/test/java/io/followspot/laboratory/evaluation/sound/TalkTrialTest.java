package io.followspot.laboratory.evaluation.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.simulation.room.SimulatedTalk;
import io.followspot.simulation.room.TalkPlan;
import io.followspot.sound.echo.EchoConfig;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canceller in simulated rooms whose seeds nothing was chosen by. */
class TalkTrialTest {
  @ParameterizedTest
  @CsvSource({"301, 0", "302, 500"})
  void farEndAlone_echoIsReduced_andItsDelayFoundWithinASecond(long seed, int delayMs) {
    TalkTrial trial = run(TalkPlan.of(seed).withSeconds(4).withNear(false).withDelayMs(delayMs));

    assertThat(trial.reductionDb(3, 4)).isGreaterThan(24);
    assertThat(trial.delayFoundSeconds()).isLessThan(1);
    assertThat(trial.delayErrorMs()).isLessThan(16);
  }

  @ParameterizedTest
  @CsvSource({"304, 0, 6, false", "305, 0, 0, true", "306, 100, 0, false"})
  void bothTalk_voiceIsFreedOfEcho(long seed, double ppm, double clipDb, boolean walking) {
    TalkPlan plan =
        TalkPlan.of(seed).withSeconds(5).withDriftPpm(ppm).withClipDb(clipDb).withWalking(walking);

    TalkTrial trial = run(plan);

    assertThat(trial.siSdrDb()).isGreaterThan(trial.siSdrBeforeDb() + 3);
  }

  @Test
  void movedMicrophone_echoIsReducedAgain() {
    TalkPlan plan = TalkPlan.of(308).withSeconds(4).withNear(false).withChangeAtSeconds(2);

    assertThat(run(plan).reductionDb(3, 4)).isGreaterThan(15);
  }

  @Test
  void delayThatIsNotThere_isNeverFound() {
    SimulatedTalk talk = SimulatedTalk.of(TalkPlan.of(309).withSeconds(2).withNear(false));
    SimulatedTalk untrue =
        new SimulatedTalk(talk.far(), talk.microphone(), talk.voice(), talk.echo(), 400);

    TalkTrial trial = TalkTrial.run(EchoConfig.DEFAULT, untrue);

    assertThat(trial.delayFoundSeconds()).isNaN();
    assertThat(trial.delayErrorMs()).isNaN();
  }

  @Test
  void scores_areThoseOfTheSamples() {
    SimulatedTalk talk = SimulatedTalk.of(TalkPlan.of(310).withSeconds(1));
    float[] tenth = new float[talk.microphone().length];
    for (int i = 0; i < tenth.length; i++) {
      tenth[i] = talk.microphone()[i] / 10;
    }

    TalkTrial trial = new TalkTrial(talk, tenth, 0, 0);

    assertThat(trial.reductionDb(0, 1)).isCloseTo(20, within(0.01));
    assertThat(trial.siSdrDb()).isCloseTo(trial.siSdrBeforeDb(), within(0.01));
    assertThat(Arrays.equals(trial.cleaned(), tenth)).isTrue();
  }

  private static TalkTrial run(TalkPlan plan) {
    return TalkTrial.run(EchoConfig.DEFAULT, SimulatedTalk.of(plan));
  }
}
