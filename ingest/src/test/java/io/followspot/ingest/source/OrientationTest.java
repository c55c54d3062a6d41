package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrientationTest {
  private static final int ONE = 1 << 16;

  @Test
  void ofMatrix_ofAPhoneHeldUpright_isTurnedClockwise() {
    int[] matrix = {0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30};

    assertThat(Orientation.ofMatrix(matrix)).isEqualTo(Orientation.TURN_CLOCKWISE);
  }

  @Test
  void turn_clockwise_bringsTheLeftColumnUp() {
    byte[] to = new byte[6];
    // 1 2 3
    // 4 5 6
    Orientation.TURN_CLOCKWISE.turn(new byte[] {1, 2, 3, 4, 5, 6}, 3, 2, 3, to, 2);

    assertThat(to).containsExactly(4, 1, 5, 2, 6, 3);
  }

  @Test
  void sort_namesWithNumbers_areInTheOrderOfTheNumbers() {
    assertThat(Stream.of("10.jpg", "2.jpg", "1.jpg", "02.jpg").sorted(NaturalOrder.INSTANCE))
        .containsExactly("1.jpg", "02.jpg", "2.jpg", "10.jpg");
  }
}
