package io.followspot.laboratory.replay;

import io.followspot.protos.v1.SoundEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Violations that must not exist after the streams of all cameras have ended. */
final class LifecycleViolations {
  private LifecycleViolations() {}

  /**
   * Finds them.
   *
   * @param committed all events of some cameras, in order per camera and track
   */
  static List<Difference> in(List<LoggedEvent> committed) {
    Map<String, LoggedEvent> lastOfTrack = new HashMap<>();
    Map<String, LoggedEvent> lastLedger = new HashMap<>();
    for (LoggedEvent event : committed) {
      if (event.ofTrack()) {
        lastOfTrack.put(event.subject(), event);
      } else if (event.ledger().getReceived() > 0) {
        lastLedger.put(event.subject(), event);
      }
    }
    List<Difference> found = new ArrayList<>();
    lastOfTrack.values().stream()
        .filter(event -> !event.ending())
        .forEach(event -> found.add(new Difference(Difference.Kind.UNENDED, event.id(), "")));
    lastLedger.values().stream()
        .filter(event -> missing(event) > 0)
        .forEach(
            event ->
                found.add(
                    new Difference(
                        Difference.Kind.MISSING,
                        event.id(),
                        missing(event)
                            + (event.message() instanceof SoundEvent ? " records" : " frames"))));
    return found;
  }

  private static long missing(LoggedEvent event) {
    return event.ledger().getMissing();
  }
}
