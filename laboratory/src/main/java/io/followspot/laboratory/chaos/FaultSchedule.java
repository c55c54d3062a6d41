package io.followspot.laboratory.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** When each fault happens; determined by the seed. */
final class FaultSchedule {
  /** Prefix of the publishers' names; the camera's id follows. */
  static final String PUBLISHER = "publisher of ";

  private static final double TOGETHER = 0.15;
  private static final int MIN_FROZEN_MS = 500;
  private static final int MAX_FROZEN_MS = 4_000;

  /** Longer than a full disk, a cut or a slow network takes to have an effect. */
  private static final int MIN_LASTING_MS = 2_000;

  private static final int MAX_LASTING_MS = 8_000;

  private FaultSchedule() {}

  /**
   * Distributes faults over a time. Each part and publisher is killed and frozen alternately, so
   * that ten faults cover every part with both; some happen together with the one before. Every
   * second fault is of another kind, in turn, if there are others; those of one process's network
   * meet the processes in turn.
   *
   * @param count how many
   * @param durationMs within which they begin
   * @param parts the system's processes
   * @param kinds which kinds; kills and freezes are always among them
   */
  static List<FaultType> of(
      int count,
      long seed,
      long durationMs,
      List<String> parts,
      List<String> cameras,
      Set<FaultKind> kinds) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FaultKind> others = kinds.stream().filter(kind -> !kind.isSignal()).sorted().toList();
    List<String> targets = turns(count, random, parts, cameras);
    Deque<String> ofNetwork = new ArrayDeque<>(targets.stream().filter(parts::contains).toList());
    double slotMs = (double) durationMs / count;
    List<FaultType> faults = new ArrayList<>();
    Map<String, Boolean> freezeNext = new HashMap<>();
    long atMs = 0;
    for (int i = 0; i < count; i++) {
      boolean together = i > 0 && random.nextDouble() < TOGETHER;
      if (!together) {
        atMs = (long) ((i + 0.4 * random.nextDouble()) * slotMs);
      }
      if (!others.isEmpty() && i % 2 == 1) {
        FaultKind kind = others.get(i / 2 % others.size());
        String target = kind.isNetworkOfOne() ? ofNetwork.removeLast() : kind.word();
        faults.add(other(atMs, kind, target, random));
      } else {
        faults.add(ofProcess(atMs, targets.get(others.isEmpty() ? i : i / 2), freezeNext, random));
      }
    }
    faults.sort(Comparator.comparingLong(FaultType::atMs));
    return faults;
  }

  private static FaultType ofProcess(
      long atMs, String target, Map<String, Boolean> freezeNext, SplittableRandom random) {
    String part = new FaultType(atMs, FaultKind.KILL, target, 0).part();
    boolean first = random.nextBoolean();
    boolean freeze = freezeNext.getOrDefault(part, first);
    freezeNext.put(part, !freeze);
    long frozenMs = random.nextInt(MIN_FROZEN_MS, MAX_FROZEN_MS);
    return freeze
        ? new FaultType(atMs, FaultKind.FREEZE, target, frozenMs)
        : new FaultType(atMs, FaultKind.KILL, target, 0);
  }

  private static FaultType other(
      long atMs, FaultKind kind, String target, SplittableRandom random) {
    boolean atOnce =
        kind == FaultKind.CHECKPOINT || kind == FaultKind.CLOCK || kind.isMaintenance();
    long lastsMs = random.nextInt(MIN_LASTING_MS, MAX_LASTING_MS);
    return new FaultType(atMs, kind, target, atOnce ? 0 : lastsMs);
  }

  private static List<String> turns(
      int count, SplittableRandom random, List<String> parts, List<String> cameras) {
    List<String> targets = new ArrayList<>();
    while (targets.size() < count) {
      List<String> round = new ArrayList<>(parts);
      round.add(PUBLISHER + cameras.get(random.nextInt(cameras.size())));
      while (!round.isEmpty()) {
        targets.add(round.remove(random.nextInt(round.size())));
      }
    }
    return targets;
  }
}
