package io.followspot.tracking.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedPlacesTest {
  private final SortedPlaces places = new SortedPlaces();

  @Test
  void find_anyPlaces_findsAllWithinReachInOrder() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      double[] xs = random.doubles(random.nextInt(300), -500, 2_000).toArray();
      place(xs);
      double x = random.nextDouble(-600, 2_100);
      double reach = random.nextDouble(0, 200);
      List<Integer> near =
          IntStream.range(0, xs.length).filter(i -> Math.abs(xs[i] - x) <= reach).boxed().toList();
      assertThat(found(x, reach)).isSorted().doesNotHaveDuplicates().containsAll(near);
      assertThat(found(x, reach).size()).isLessThanOrEqualTo(near.size() + 1);
    }
  }

  @Test
  void find_atTheLimit_isFound() {
    place(0.1, -0.0, 0.0, -0.1, 1e5);
    assertThat(found(0, 0)).contains(1, 2).doesNotContain(0, 3);
    assertThat(found(0.2, 0.1)).contains(0);
    assertThat(found(1e5, 0)).containsExactly(4);
  }

  @Test
  void reset_removesAll() {
    place(1, 2);
    places.reset();
    places.find(1, 9);
    assertThat(places.found()).isZero();
  }

  private void place(double... xs) {
    places.reset();
    for (double x : xs) {
      places.add(x);
    }
  }

  private List<Integer> found(double x, double reach) {
    places.find(x, reach);
    places.order();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < places.found(); i++) {
      found.add(places.found(i));
    }
    return found;
  }
}
