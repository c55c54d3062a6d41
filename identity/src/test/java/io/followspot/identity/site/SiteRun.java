package io.followspot.identity.site;

import java.util.ArrayList;
import java.util.List;

/** The output of a site for a sequence of frames. */
final class SiteRun {
  final List<IdentityEvent> events = new ArrayList<>();
  final List<FloorPosition> positions = new ArrayList<>();
  byte[] state = {};
  int mostBytes;

  static SiteRun of(SiteConfig config, List<CameraFrame> frames) {
    SiteRun run = new SiteRun();
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
}
