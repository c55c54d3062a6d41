package io.followspot.tracking.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AffineTest {
  private static final Affine TURN = new Affine(0.9, -0.2, 5, 0.3, 1.1, -7);

  @Test
  void then_doesOneAfterTheOther() {
    Affine next = new Affine(2, 0, 1, 0, 3, 2);

    Point both = TURN.then(next).apply(new Point(4, 9));

    Point one = next.apply(TURN.apply(new Point(4, 9)));
    assertThat(both.xPx()).isCloseTo(one.xPx(), within(1e-9));
    assertThat(both.yPx()).isCloseTo(one.yPx(), within(1e-9));
  }

  @Test
  void inverse_undoes() {
    Point back = TURN.inverse().apply(TURN.apply(new Point(31, -8)));

    assertThat(back.xPx()).isCloseTo(31, within(1e-9));
    assertThat(back.yPx()).isCloseTo(-8, within(1e-9));
  }

  @Test
  void inverse_ofTheIdentity_isTheIdentity() {
    assertThat(Affine.IDENTITY.inverse().then(Affine.IDENTITY)).isEqualTo(Affine.IDENTITY);
  }

  @Test
  void inverse_ofALine_isRefused() {
    assertThatThrownBy(() -> new Affine(1, 2, 0, 2, 4, 0).inverse())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void scaled_isTheSameMapInLargerPictures() {
    Point large = TURN.scaled(4, 3).apply(new Point(4 * 10, 3 * 20));

    Point small = TURN.apply(new Point(10, 20));
    assertThat(large.xPx()).isCloseTo(4 * small.xPx(), within(1e-9));
    assertThat(large.yPx()).isCloseTo(3 * small.yPx(), within(1e-9));
  }
}
