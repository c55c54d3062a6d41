package io.followspot.cli.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** When each fault happens; determined by the seed. */
final class FaultSchedule {
  /** Prefix of the publishers' names; the camera's id follows. */
  static final String PUBLISHER = "publisher of ";

  private static final double TOGETHER = 0.15;
  private static final int MIN_FROZEN_MS = 500;
  private static final int MAX_FROZEN_MS = 4_000;

  private FaultSchedule() {}

  /**
   * Distributes faults over a time. Each part and publisher is killed and frozen alternately, so
   * that ten faults cover every part with both; some happen together with the one before.
   *
   * @param kills how many
   * @param durationMs within which they begin
   * @param parts the system's processes
   */
  static List<FaultType> of(
      int kills, long seed, long durationMs, List<String> parts, List<String> cameras) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> targets = turns(kills, random, parts, cameras);
    double slotMs = (double) durationMs / kills;
    List<FaultType> faults = new ArrayList<>();
    Map<String, Boolean> freezeNext = new HashMap<>();
    long atMs = 0;
    for (int i = 0; i < kills; i++) {
      boolean together = i > 0 && random.nextDouble() < TOGETHER;
      if (!together) {
        atMs = (long) ((i + 0.4 * random.nextDouble()) * slotMs);
      }
      String part = new FaultType(atMs, targets.get(i), 0).part();
      boolean first = random.nextBoolean();
      boolean freeze = freezeNext.getOrDefault(part, first);
      freezeNext.put(part, !freeze);
      long frozenMs = random.nextInt(MIN_FROZEN_MS, MAX_FROZEN_MS);
      faults.add(new FaultType(atMs, targets.get(i), freeze ? frozenMs : 0));
    }
    faults.sort(Comparator.comparingLong(FaultType::atMs));
    return faults;
  }

  private static List<String> turns(
      int kills, SplittableRandom random, List<String> parts, List<String> cameras) {
    List<String> targets = new ArrayList<>();
    while (targets.size() < kills) {
      List<String> round = new ArrayList<>(parts);
      round.add(PUBLISHER + cameras.get(random.nextInt(cameras.size())));
      while (!round.isEmpty()) {
        targets.add(round.remove(random.nextInt(round.size())));
      }
    }
    return targets;
  }
}
