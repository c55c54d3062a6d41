package io.followspot.laboratory.evaluation;

import java.util.List;
import java.util.Set;

/** Which annotations count: the MOTChallenge years differ. */
public enum Benchmark {
  /** No classes: each annotation counts that is not marked zero. */
  MOT15(Set.of()),
  /** Also MOT17. Pedestrians only; results on distractors are removed without being scored. */
  MOT16(Set.of(2, 7, 8, 12)),
  /** As MOT16; vehicles outside the benchmark are distractors too. */
  MOT20(Set.of(2, 6, 7, 8, 12));

  /** The class of pedestrians. */
  static final int PEDESTRIAN = 1;

  private static final int MOT16_COLUMNS = 9;

  /** Person on vehicle 2, non-MOT vehicle 6, static person 7, distractor 8, reflection 12. */
  private final Set<Integer> distractors;

  Benchmark(Set<Integer> distractors) {
    this.distractors = distractors;
  }

  /**
   * Determines the year from the annotations: nine columns since MOT16; MOT20 by the sequence's
   * name.
   */
  public static Benchmark of(String sequence, List<MotRow> annotations) {
    if (annotations.isEmpty() || annotations.get(0).columns() != MOT16_COLUMNS) {
      return MOT15;
    }
    return sequence.startsWith("MOT20") ? MOT20 : MOT16;
  }

  boolean hasClasses() {
    return this != MOT15;
  }

  boolean isDistractor(MotRow annotation) {
    return distractors.contains(annotation.objectClass());
  }

  boolean counts(MotRow annotation) {
    boolean marked = (int) annotation.score() != 0;
    return marked && (!hasClasses() || annotation.objectClass() == PEDESTRIAN);
  }
}
