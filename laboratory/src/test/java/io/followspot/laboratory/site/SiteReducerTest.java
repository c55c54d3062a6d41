package io.followspot.laboratory.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.FloorPosition;
import io.followspot.identity.site.IdentityEvent;
import io.followspot.identity.site.IdentityEventType;
import io.followspot.identity.site.SiteConfig;
import io.followspot.identity.site.SiteReducer;
import io.followspot.identity.site.SiteStep;
import io.followspot.laboratory.evaluation.floor.FloorEvaluation;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteReducerTest {
  @Test
  void step_exactSite_givesEachPersonOneIdentity() {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(7, 3, 5, 30));

    SimulatedSiteRun run = SimulatedSiteRun.of(site.config(), site.frames());

    FloorEvaluation found = run.score(site);
    assertThat(found.scores().identity().idf1()).isGreaterThan(0.999);
    assertThat(run.count(IdentityEventType.APPEARED)).isEqualTo(5);
    assertThat(run.count(IdentityEventType.SPLIT)).isZero();
    assertThat(found.meanErrorM()).isLessThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void step_ordinarySite_keepsIdentities(long seed) {
    SimulatedSite site = new SimulatedSite(SiteScenario.ordinary(seed, 4, 8, 40));

    FloorEvaluation found = SimulatedSiteRun.of(site.config(), site.frames()).score(site);

    assertThat(found.scores().identity().idf1()).isGreaterThan(0.98);
    assertThat(found.scores().hota().hota()).isGreaterThan(0.95);
  }

  @Test
  void step_clocksOffByUpTo200Ms_keepsIdentities() {
    SimulatedSite site =
        new SimulatedSite(SiteScenario.ordinary(3, 4, 6, 40).withClockOffsets(200_000));

    FloorEvaluation found = SimulatedSiteRun.of(site.config(), site.frames()).score(site);

    assertThat(found.scores().identity().idf1()).isGreaterThan(0.97);
  }

  @Test
  void step_camerasArriveInAnotherOrder_givesTheSameBytes() {
    SimulatedSite site = new SimulatedSite(SiteScenario.ordinary(5, 3, 5, 15));
    List<CameraFrame> frames = site.frames();
    // The second camera is 150 ms behind in arriving, which the watermark allows.
    List<CameraFrame> delayed = new ArrayList<>(frames);
    delayed.sort(
        Comparator.comparingLong(
                (CameraFrame f) -> f.capturedAtUs() + (f.cameraId().equals("cam2") ? 150_000 : 0))
            .thenComparing(CameraFrame::cameraId, Comparator.reverseOrder()));
    assertThat(delayed).isNotEqualTo(frames);

    SimulatedSiteRun inOrder = SimulatedSiteRun.of(site.config(), frames);
    SimulatedSiteRun outOfOrder = SimulatedSiteRun.of(site.config(), delayed);

    assertThat(outOfOrder.events).isEqualTo(inOrder.events);
    assertThat(outOfOrder.positions).isEqualTo(inOrder.positions);
    assertThat(outOfOrder.state).isEqualTo(inOrder.state);
  }

  @Test
  void step_oneCameraFallsSilent_othersGoOnWithinTheWait() {
    SimulatedSite site = new SimulatedSite(SiteScenario.ordinary(5, 3, 4, 12));
    SiteConfig config = site.config();
    SimulatedSiteRun run = new SimulatedSiteRun();
    long worstUs = 0;
    for (CameraFrame frame : site.frames()) {
      if (frame.cameraId().equals("cam2") && frame.capturedAtUs() > 4_000_000) {
        continue;
      }
      int before = run.positions.size();
      run.add(SiteReducer.step(run.state, config, frame));
      for (FloorPosition position : run.positions.subList(before, run.positions.size())) {
        worstUs = Math.max(worstUs, frame.capturedAtUs() - position.capturedAtUs());
      }
    }

    long lastUs = run.positions.get(run.positions.size() - 1).capturedAtUs();
    assertThat(lastUs).isGreaterThan(12_000_000 - 400_000);
    // The wait, plus the time until the next frame after it shows that it is over.
    assertThat(worstUs).isLessThanOrEqualTo(config.parameters().maxWaitUs() + 100_000);
  }

  @Test
  void step_frameBehindTheWatermark_isCountedAndLeftOut() {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(5, 2, 2, 4));
    SimulatedSiteRun run = SimulatedSiteRun.of(site.config(), site.frames());
    CameraFrame first = site.frames().get(0);

    SiteStep step = SiteReducer.step(run.state, site.config(), first);

    assertThat(step.positions()).isEmpty();
    assertThat(SiteReducer.summary(step.state()).lateFrames()).isEqualTo(1);
  }

  @Test
  void step_moreCameras_doNotSpoilTheFirstTwo() {
    SimulatedSite two = new SimulatedSite(SiteScenario.ordinary(9, 2, 6, 30));
    SimulatedSite sixteen = new SimulatedSite(SiteScenario.ordinary(9, 16, 6, 30));

    double before =
        SimulatedSiteRun.of(two.config(), two.frames()).score(two).scores().identity().idf1();
    SimulatedSiteRun run = SimulatedSiteRun.of(sixteen.config(), sixteen.frames());
    double after = run.score(sixteen).scores().identity().idf1();

    assertThat(after).isGreaterThanOrEqualTo(before - 0.001);
  }

  @Test
  void step_eventsOfEachIdentity_areNumberedWithoutGaps() {
    SimulatedSite site = new SimulatedSite(SiteScenario.ordinary(2, 4, 10, 30));

    SimulatedSiteRun run = SimulatedSiteRun.of(site.config(), site.frames());

    Map<String, Long> last = new HashMap<>();
    for (IdentityEvent event : run.events) {
      assertThat(event.sequence()).isEqualTo(last.getOrDefault(event.globalId(), 0L) + 1);
      last.put(event.globalId(), event.sequence());
    }
    assertThat(last).isNotEmpty();
  }

  @Test
  void step_sixteenCamerasAndTwoHundredPeople_staysWithin500Kb() {
    SimulatedSite site =
        new SimulatedSite(SiteScenario.ordinary(4, 16, 200, 3).withLooks(128, false));

    SimulatedSiteRun run = SimulatedSiteRun.of(site.config(), site.frames());

    assertThat(run.mostBytes).isGreaterThan(50_000).isLessThan(500_000);
  }

  @Test
  void step_stateOfSomethingElse_isRefused() {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(5, 2, 2, 1));
    CameraFrame frame = site.frames().get(0);
    byte[] state = SimulatedSiteRun.of(site.config(), site.frames()).state;

    assertThatThrownBy(() -> SiteReducer.step(new byte[] {9, 9}, site.config(), frame))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] cut = java.util.Arrays.copyOf(state, state.length / 2);
    assertThatThrownBy(() -> SiteReducer.step(cut, site.config(), frame))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
