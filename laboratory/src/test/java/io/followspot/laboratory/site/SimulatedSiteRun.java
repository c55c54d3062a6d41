package io.followspot.laboratory.site;

import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.FloorPosition;
import io.followspot.identity.site.IdentityEvent;
import io.followspot.identity.site.IdentityEventType;
import io.followspot.identity.site.SiteConfig;
import io.followspot.identity.site.SiteReducer;
import io.followspot.identity.site.SiteStep;
import io.followspot.laboratory.evaluation.floor.FloorEvaluation;
import io.followspot.simulation.site.FloorSample;
import io.followspot.simulation.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The output of a simulated site, to be scored against its truth. */
final class SimulatedSiteRun {
  final List<IdentityEvent> events = new ArrayList<>();
  final List<FloorPosition> positions = new ArrayList<>();
  byte[] state = {};
  int mostBytes;

  static SimulatedSiteRun of(SiteConfig config, List<CameraFrame> frames) {
    SimulatedSiteRun run = new SimulatedSiteRun();
    for (CameraFrame frame : frames) {
      run.add(SiteReducer.step(run.state, config, frame));
    }
    run.add(SiteReducer.flush(run.state, config));
    return run;
  }

  void add(SiteStep step) {
    state = step.state();
    mostBytes = Math.max(mostBytes, state.length);
    events.addAll(step.events());
    positions.addAll(step.positions());
  }

  List<IdentityEventType> types() {
    return events.stream().map(IdentityEvent::type).toList();
  }

  long count(IdentityEventType type) {
    return events.stream().filter(event -> event.type() == type).count();
  }

  /** Scored at the true times, each position extrapolated by its velocity from the latest one. */
  FloorEvaluation score(SimulatedSite site) {
    TreeMap<Long, Map<String, FloorPosition>> byTime = new TreeMap<>();
    for (FloorPosition position : positions) {
      byTime
          .computeIfAbsent(position.capturedAtUs(), t -> new TreeMap<>())
          .put(position.globalId(), position);
    }
    List<FloorSample> results = new ArrayList<>();
    for (long atUs : site.timesUs()) {
      Map.Entry<Long, Map<String, FloorPosition>> latest = byTime.floorEntry(atUs);
      if (latest == null) {
        latest = byTime.firstEntry();
      }
      double seconds = (atUs - latest.getKey()) / 1e6;
      for (FloorPosition p : latest.getValue().values()) {
        results.add(
            new FloorSample(
                atUs,
                Long.parseLong(p.globalId().substring(p.globalId().indexOf('.') + 1)),
                p.xM() + seconds * p.velocityXMPerS(),
                p.yM() + seconds * p.velocityYMPerS()));
      }
    }
    return FloorEvaluation.of(site.timesUs(), site.truth(), results);
  }
}
