package io.followspot.laboratory.chaos;

import io.followspot.laboratory.replay.Comparison;
import io.followspot.laboratory.replay.Difference;
import io.followspot.terminal.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** The result of a run, as text and as JSON. */
public final class ChaosReport {
  private static final int SHOWN = 20;
  private static final int SLOWEST = 5;

  /** How long after maintenance positions may be late because of it. */
  private static final long AFTERWARDS_US = 8_000_000;

  private final ChaosPlan plan;
  private final long frames;
  private final Comparison comparison;
  private final Delays visible;
  private final long repeated;
  private final Map<String, Long> clients;

  /** By the part that failed; then all. */
  private final Map<String, RecoveryTimes> recoveries = new LinkedHashMap<>();

  private final List<Outcome> outcomes = new ArrayList<>();

  /**
   * A fault and the time, in microseconds, until every camera was tracked again; empty if it never
   * was.
   */
  private record Outcome(FaultType fault, OptionalLong recoveryUs) {
    String text() {
      return recoveryUs.isPresent()
          ? String.format(Locale.ROOT, "%.1f", recoveryUs.getAsLong() / 1e6)
          : "never";
    }

    Map<String, Object> toMap() {
      return Map.of("at_s", fault.atMs() / 1e3, "fault", fault.toString(), "recovery_s", text());
    }
  }

  ChaosReport(
      ChaosPlan plan,
      ChaosRun.Result result,
      List<FaultInjector.Done> faults,
      RecoveryMonitor monitor,
      Delays visible,
      Map<String, Long> clients) {
    this.plan = plan;
    this.frames = result.frames().values().stream().mapToLong(Long::longValue).sum();
    this.comparison = result.comparison();
    this.repeated = result.repeated();
    this.visible = visible;
    this.clients = clients;
    RecoveryTimes all = new RecoveryTimes();
    for (FaultInjector.Done done : faults) {
      OptionalLong recovery = recovery(done, monitor);
      outcomes.add(new Outcome(done.fault(), recovery));
      recoveries
          .computeIfAbsent(done.fault().part(), part -> new RecoveryTimes())
          .add(done.fault(), recovery);
      all.add(done.fault(), recovery);
    }
    recoveries.put("all", all);
  }

  /** Time until all cameras were tracked again; or how late positions were meanwhile. */
  private static OptionalLong recovery(FaultInjector.Done done, RecoveryMonitor monitor) {
    return done.fault().kind().isMaintenance()
        ? monitor.longestDelay(done.beganAtUs(), done.overAtUs() + AFTERWARDS_US)
        : monitor.recovered(done.overAtUs());
  }

  /** Whether the events are those of an undisturbed run. */
  public boolean holds() {
    return comparison.holds();
  }

  /** The comparison with the undisturbed run. */
  public Comparison comparison() {
    return comparison;
  }

  /** How many frames were published. */
  public long frames() {
    return frames;
  }

  /** Whether all cameras were tracked again after every fault. */
  public boolean recovered() {
    return recoveries.values().stream().noneMatch(r -> r.never() > 0);
  }

  /** How much the clients of the run did: invalid records, questions, cameras added. */
  public Map<String, Long> clients() {
    return clients;
  }

  /** How many times a part was killed. */
  public long kills(String part) {
    return recoveries.getOrDefault(part, new RecoveryTimes()).kills();
  }

  /** How many times a part was frozen. */
  public long freezes(String part) {
    return recoveries.getOrDefault(part, new RecoveryTimes()).freezes();
  }

  void print(PrintWriter out, Ansi ansi) {
    out.printf(
        Locale.ROOT,
        "%n%d faults, seed %d, %d cameras at %.0f frames/s, %,d frames%n%n",
        plan.kills(),
        plan.seed(),
        plan.cameras(),
        plan.framesPerSecond(),
        frames);
    Table times =
        new Table("part", "kills", "freezes", "others", "recovery p50 s", "p99 s", "longest s");
    recoveries.forEach(
        (part, r) ->
            times.row(
                part, r.kills(), r.freezes(), r.others(), r.text(0.5), r.text(0.99), r.text(1)));
    times.print(out, ansi);
    out.println();
    Table slowest = new Table("slowest recoveries", "after s", "took s");
    outcomes.stream()
        .sorted(Comparator.comparingLong((Outcome o) -> -o.recoveryUs().orElse(Long.MAX_VALUE)))
        .limit(SLOWEST)
        .forEach(
            o -> slowest.row(o.fault(), String.format("%.0f", o.fault().atMs() / 1e3), o.text()));
    slowest.print(out, ansi);
    out.println();
    Table seen = new Table("committed events are visible after", "p50 s", "p99 s", "longest s");
    seen.row("capture", visible.text(0.5), visible.text(0.99), visible.text(1));
    seen.print(out, ansi);
    out.println();
    Table events = new Table("events", "");
    counts().forEach((name, count) -> events.row(name, count));
    events.print(out, ansi);
    out.println();
    if (holds()) {
      out.println("The committed events are those of an undisturbed run, byte for byte.");
    } else {
      out.println("The committed events are NOT those of an undisturbed run:");
      comparison.differences().stream().limit(SHOWN).forEach(d -> out.println("  " + d));
    }
    if (!recovered()) {
      out.println("After some faults the cameras were never all tracked again (\"never\").");
    }
    out.flush();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("expected", comparison.expected());
    counts.put("committed", comparison.committed());
    counts.put("equal to the byte", comparison.equal());
    for (Difference.Kind kind : Difference.Kind.values()) {
      counts.put(kind.words(), comparison.count(kind));
    }
    counts.put("tracks", comparison.tracks());
    counts.put("of sound", comparison.sounds());
    if (plan.kinds().contains(FaultKind.CHECKPOINT)) {
      counts.put("repeated after a damaged checkpoint", repeated);
    }
    counts.putAll(clients);
    return counts;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kills", plan.kills());
    map.put("seed", plan.seed());
    map.put("cameras", plan.cameras());
    map.put("frames", frames);
    map.put("holds", holds());
    map.put("recovered", recovered());
    map.put("events", counts());
    map.put("visible_after_s", visible.toMap());
    map.put(
        "recovery_s",
        recoveries.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> e.getValue().toMap(),
                    (a, b) -> a,
                    LinkedHashMap::new)));
    map.put("faults", outcomes.stream().map(Outcome::toMap).toList());
    map.put(
        "differences",
        comparison.differences().stream().limit(SHOWN).map(Difference::toString).toList());
    return map;
  }
}
