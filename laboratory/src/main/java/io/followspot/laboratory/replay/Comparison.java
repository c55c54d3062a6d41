package io.followspot.laboratory.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares committed events with those of an undisturbed run, event by event and byte by byte.
 *
 * @param expected number of events of the undisturbed run
 * @param committed number of committed events, duplicates included
 * @param equal how many of them are identical
 * @param tracks of the undisturbed run
 * @param sounds number of events of microphones in the undisturbed run
 * @param differences all differences, in the order in which they were found
 */
public record Comparison(
    long expected,
    long committed,
    long equal,
    long tracks,
    long sounds,
    List<Difference> differences) {
  /** Copies the list. */
  public Comparison {
    differences = List.copyOf(differences);
  }

  /** Whether nothing is missing, duplicated, unexpected or out of order. */
  public boolean holds() {
    return differences.isEmpty();
  }

  /** A copy with further differences. */
  public Comparison with(List<Difference> further) {
    List<Difference> all = new ArrayList<>(differences);
    all.addAll(further);
    return new Comparison(expected, committed, equal, tracks, sounds, all);
  }

  /** A copy without the differences of a kind. */
  public Comparison without(Difference.Kind kind) {
    return new Comparison(
        expected,
        committed,
        equal,
        tracks,
        sounds,
        differences.stream().filter(d -> d.kind() != kind).toList());
  }

  /** How many differences there are of a kind. */
  public long count(Difference.Kind kind) {
    return differences.stream().filter(d -> d.kind() == kind).count();
  }

  /**
   * Compares.
   *
   * @param expected of the undisturbed run; each event once
   * @param committed in the order of the topics' partitions
   */
  static Comparison of(List<LoggedEvent> expected, List<LoggedEvent> committed) {
    return new Comparing(expected).against(committed);
  }

  private static final class Comparing {
    private final Map<String, LoggedEvent> expected = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Long> latest = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private long equal;

    Comparing(List<LoggedEvent> events) {
      events.forEach(event -> expected.put(event.id(), event));
    }

    Comparison against(List<LoggedEvent> committed) {
      committed.forEach(this::accept);
      expected.forEach(
          (id, event) -> {
            if (!seen.contains(id)) {
              add(Difference.Kind.LOST, id, "");
            }
          });
      long tracks =
          expected.values().stream()
              .filter(LoggedEvent::ofTrack)
              .map(LoggedEvent::subject)
              .distinct()
              .count();
      long sounds = expected.values().stream().filter(LoggedEvent::ofSound).count();
      return new Comparison(expected.size(), committed.size(), equal, tracks, sounds, differences);
    }

    private void accept(LoggedEvent event) {
      if (!seen.add(event.id())) {
        add(Difference.Kind.TWICE, event.id(), "");
        return;
      }
      LoggedEvent original = expected.get(event.id());
      if (original == null) {
        add(Difference.Kind.UNEXPECTED, event.id(), "");
      } else if (Arrays.equals(original.bytes(), event.bytes())) {
        equal++;
      } else {
        add(
            Difference.Kind.DIFFERENT,
            event.id(),
            FieldDifference.between(original.message(), event.message()));
      }
      checkOrder(event);
      if (!event.ledgerAddsUp()) {
        add(Difference.Kind.LEDGER, event.id(), "");
      }
    }

    private void checkOrder(LoggedEvent event) {
      long before = latest.getOrDefault(event.subject(), 0L);
      if (event.sequence() <= before) {
        add(Difference.Kind.OUT_OF_ORDER, event.id(), "after number " + before);
      }
      latest.put(event.subject(), Math.max(before, event.sequence()));
      if (ended.contains(event.subject())) {
        add(Difference.Kind.ENDING, event.id(), "after the track's end");
      }
      if (event.ending()) {
        ended.add(event.subject());
      }
    }

    private void add(Difference.Kind kind, String eventId, String detail) {
      differences.add(new Difference(kind, eventId, detail));
    }
  }
}
