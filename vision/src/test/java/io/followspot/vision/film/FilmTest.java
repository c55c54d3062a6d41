package io.followspot.vision.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.FrameRefusedException;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Difficulties of motion detection, one at a time, against truth; docs/vision.md has the table. */
class FilmTest {
  private static final long SEED = 1;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SOFT_SHADOW", "FOLIAGE"})
  void film_hasOneTrackForEachObject(Difficulty difficulty) throws FrameRefusedException {
    FilmScore score = FilmScore.of(new Film(difficulty, SEED));

    assertThat(score.tracksPerObject()).as("%s: %s", difficulty, score).isBetween(0.9, 1.2);
    assertThat(score.found()).as("%s: %s", difficulty, score).isEqualTo(score.objects());
  }

  /** Prints the table of all films, for seeds 1 to the number given. */
  @Test
  @EnabledIfSystemProperty(
      named = "vision.films",
      matches = "[1-9][0-9]*",
      disabledReason = "takes minutes; -Dvision.films=4 prints the table")
  void films_table() throws FrameRefusedException {
    int seeds = Integer.getInteger("vision.films");
    for (Difficulty difficulty : Difficulty.values()) {
      int objects = 0;
      int tracks = 0;
      int found = 0;
      for (long seed : LongStream.rangeClosed(1, seeds).toArray()) {
        FilmScore score = FilmScore.of(new Film(difficulty, seed));
        objects += score.objects();
        tracks += score.tracks();
        found += score.found();
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %.2f | %d |%n",
          difficulty.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          objects,
          tracks,
          (double) tracks / objects,
          found);
    }
  }
}
