package io.followspot.laboratory.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.regions.FloorLine;
import io.followspot.identity.regions.FloorRegions;
import io.followspot.identity.regions.FloorTransition;
import io.followspot.identity.regions.FloorZone;
import io.followspot.identity.regions.RegionState;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.FloorPosition;
import io.followspot.identity.site.IdentityEvent;
import io.followspot.identity.site.IdentityEventType;
import io.followspot.identity.site.SiteConfig;
import io.followspot.identity.site.SiteReducer;
import io.followspot.identity.site.SiteStep;
import io.followspot.identity.site.SiteSummary;
import io.followspot.simulation.site.FloorSample;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Zones and lines of a site that several cameras see at once. */
class SiteRegionsTest {
  /** Written by version 2, two persons after two seconds. */
  private static final String VERSION_2 =
      "AgAAAAAAAAADAAAAAAAsQCAAAAAAAAAAAAAAAAIABGNhbTEAAAAAAAAsQCA/aD3XXWofVz97JugiLjKJ"
          + "AAAAJD+Nc2CFal+tAARjYW0yAAAAAAAALEAgv2jwxrz5VjC/e+9TFRvJjgAAACM/jkzDKhKIHQAAAAAA"
          + "AAACAAAAAAAAAAEAAAAAACxAIAAAAAAAD0JAAAAAAAAsQCAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAAAA"
          + "AAAAAAAAAAAAAAAAQCG8obbTo9hAFNBXtcr8HUAhvKG206PYQBTQV7XK/B0/0MSOfvygk7/zlxX5UGvP"
          + "P9JLv9H62NY7IPaGON7ahTtxxVm5BiHqujQmKTsXC4S4oE0xO4FMnrmMgaA8dGPGuUQnPLfPvRw8fYdO"
          + "OIvrcTqI6ioABnBlcnNvbgAAAAAAAgAEY2FtMQAIY2FtMS4wLjEAAAAAAA9CQAAAAAAALEAgAAAAAAAA"
          + "AABAAOadvjx90wAAABQ/qxDYGMENEgAEY2FtMgAIY2FtMi4wLjEAAAAAAA9CQAAAAAAALEAgAAAAAAAA"
          + "AABAALX4FsgK6AAAABQ/pmzQ163FkAAAAAAAAAACAAAAAAAsQCAAAAAAAA9CQAAAAAAALEAgAAAAAAAA"
          + "AAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAdYlNDY3+AQBLFqam1RBFAHWJTQ2N/gEASxamp"
          + "tUQRv+YDoaWmeu6/9mDMNMJtZj/QNjfxHsI+OyvbHzlPp547gC2mNcc5+7o5e447HmUpN5W5jTuFqea5"
          + "o5fDPHwdYjcGPXk4BeMLPICnizglPKI6nFdtAAZwZXJzb24AAAAAAAIABGNhbTEACGNhbTEuMS4xAAAA"
          + "AAAPQkAAAAAAACxAIAAAAAAAAAAAQAEidx4AhJsAAAAUP6FDsgcHtR4ABGNhbTIACGNhbTIuMS4xAAAA"
          + "AAAPQkAAAAAAACxAIAAAAAAAAAAAQADs4XvLLFkAAAARP6p/CO1AxDE=";

  private static final FloorRegions REGIONS = regions();

  private static FloorRegions regions() {
    TreeMap<String, FloorZone> zones = new TreeMap<>();
    zones.put(
        "middle",
        new FloorZone(
            List.of(
                new FloorPoint(3, 3),
                new FloorPoint(7, 3),
                new FloorPoint(7, 7),
                new FloorPoint(3, 7))));
    TreeMap<String, FloorLine> lines = new TreeMap<>();
    lines.put("across", new FloorLine(new FloorPoint(0, 5), new FloorPoint(10, 5)));
    return new FloorRegions(zones, lines);
  }

  private static List<IdentityEvent> transitions(SimulatedSiteRun run) {
    return run.events.stream().filter(event -> event.transition() != null).toList();
  }

  @Test
  void peopleSeenByFourCameras_areCountedAsOftenAsTheyWalk() {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(7, 4, 5, 30));

    SimulatedSiteRun run = SimulatedSiteRun.of(site.config().withRegions(REGIONS), site.frames());

    Map<FloorTransition.Kind, Integer> walked = new HashMap<>();
    Map<Long, RegionState> people = new HashMap<>();
    for (FloorSample sample : site.truth()) {
      people
          .computeIfAbsent(sample.id(), id -> new RegionState())
          .move(REGIONS, sample.atUs(), sample.xM(), sample.yM())
          .forEach(it -> walked.merge(it.kind(), 1, Integer::sum));
    }
    assertThat(walked.get(FloorTransition.Kind.ZONE_ENTERED)).isGreaterThan(4);
    assertThat(walked.get(FloorTransition.Kind.LINE_CROSSED)).isGreaterThan(4);
    // One person walks along a side of the zone, within the margin by a millimetre.
    assertThat(run.count(IdentityEventType.ZONE_ENTERED))
        .isCloseTo(walked.get(FloorTransition.Kind.ZONE_ENTERED).longValue(), within(1L));
    assertThat(run.count(IdentityEventType.LINE_CROSSED))
        .isEqualTo(walked.get(FloorTransition.Kind.LINE_CROSSED).longValue());
  }

  @Test
  void positions_nameTheZones_andTheSummaryCountsThem() {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(7, 4, 5, 10));
    SiteConfig config = site.config().withRegions(REGIONS);
    SimulatedSiteRun run = new SimulatedSiteRun();
    long together = 0;
    for (CameraFrame frame : site.frames()) {
      SiteStep step = SiteReducer.step(run.state, config, frame);
      run.add(step);
      SiteSummary summary = SiteReducer.summary(step.state());
      assertThat(summary.zonePeople().getOrDefault("middle", 0)).isBetween(0, summary.people());
      together = Math.max(together, summary.zonePeople().getOrDefault("middle", 0));
    }

    assertThat(together).isPositive();
    assertThat(run.positions).anyMatch(position -> position.zones().equals(List.of("middle")));
    assertThat(run.positions).anyMatch(position -> position.zones().isEmpty());
  }

  @Test
  void camerasInAnotherOrder_giveTheSameTransitions() {
    SimulatedSite site = new SimulatedSite(SiteScenario.ordinary(5, 3, 5, 15));
    SiteConfig config = site.config().withRegions(REGIONS);
    List<CameraFrame> delayed = new ArrayList<>(site.frames());
    delayed.sort(
        Comparator.comparingLong(
                (CameraFrame f) -> f.capturedAtUs() + (f.cameraId().equals("cam2") ? 150_000 : 0))
            .thenComparing(CameraFrame::cameraId, Comparator.reverseOrder()));

    SimulatedSiteRun inOrder = SimulatedSiteRun.of(config, site.frames());
    SimulatedSiteRun outOfOrder = SimulatedSiteRun.of(config, delayed);

    assertThat(transitions(inOrder)).isNotEmpty();
    assertThat(outOfOrder.events).isEqualTo(inOrder.events);
    assertThat(outOfOrder.state).isEqualTo(inOrder.state);
  }

  @Test
  void whoLeavesTheSite_leavesItsZonesFirst() {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(7, 2, 5, 10));
    SiteConfig config = site.config().withRegions(REGIONS);
    SimulatedSiteRun run = new SimulatedSiteRun();
    for (CameraFrame frame : site.frames()) {
      run.add(SiteReducer.step(run.state, config, frame));
    }
    Map<String, Integer> inside = new HashMap<>();
    run.add(SiteReducer.end(run.state, config, "cam1", 0));
    run.add(SiteReducer.end(run.state, config, "cam2", 0));

    for (IdentityEvent event : run.events) {
      switch (event.type()) {
        case ZONE_ENTERED -> inside.merge(event.globalId(), 1, Integer::sum);
        case ZONE_EXITED -> inside.merge(event.globalId(), -1, Integer::sum);
        case LEFT -> assertThat(inside.getOrDefault(event.globalId(), 0)).isZero();
        default -> assertThat(inside.getOrDefault(event.globalId(), 0)).isBetween(0, 1);
      }
    }
    assertThat(inside).isNotEmpty();
    assertThat(run.events).anyMatch(e -> e.transition() != null && e.transition().outOfSight());
    assertThat(SiteReducer.summary(run.state).people()).isZero();
  }

  @Test
  void stateOfVersion2_isContinued() {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(5, 2, 2, 4));
    SiteConfig config = site.config().withRegions(REGIONS);
    byte[] state = Base64.getDecoder().decode(VERSION_2);
    assertThat(state[0]).isEqualTo((byte) 2);
    SimulatedSiteRun run = new SimulatedSiteRun();
    run.state = state;
    for (CameraFrame frame : site.frames()) {
      run.add(SiteReducer.step(run.state, config, frame));
    }

    assertThat(run.positions).extracting(FloorPosition::globalId).contains("sim.1", "sim.2");
    assertThat(run.types()).doesNotContain(IdentityEventType.APPEARED);
    assertThat(SiteReducer.summary(run.state).people()).isEqualTo(2);
  }
}
