package io.followspot.laboratory.sound;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How a canceller does on one clip, or on average; NaN where it is not known.
 *
 * @param echo AECMOS, 1 to 5
 * @param other AECMOS, 1 to 5
 * @param echoReductionDb what is not the voice, before over after
 * @param siSdrDb against the clean voice
 */
record ClipScores(double echo, double other, double echoReductionDb, double siSdrDb) {
  /** Returns the means of what is known. */
  static ClipScores mean(Collection<ClipScores> clips) {
    return new ClipScores(
        mean(clips, ClipScores::echo),
        mean(clips, ClipScores::other),
        mean(clips, ClipScores::echoReductionDb),
        mean(clips, ClipScores::siSdrDb));
  }

  private static double mean(Collection<ClipScores> clips, ToDoubleFunction<ClipScores> score) {
    OptionalDouble mean =
        clips.stream().mapToDouble(score).filter(value -> !Double.isNaN(value)).average();
    return mean.orElse(Double.NaN);
  }
}
