package io.followspot.vision.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SwarBytesTest {
  private final Random random = new Random(1);
  private final byte[] plane = new byte[64];

  @Test
  void apart_anyTwoBytes_isTheirDistance() {
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        long one = SwarBytes.ONES * a;
        long other = SwarBytes.ONES * b;

        assertThat(SwarBytes.apart(one, other)).isEqualTo(SwarBytes.ONES * Math.abs(a - b));
      }
    }
  }

  @Test
  void apart_mixedLanes_doNotTouchEachOther() {
    long one = 0x00FF_0000_0080_0001L;
    long other = 0x0000_00FF_0081_0000L;

    assertThat(SwarBytes.apart(one, other)).isEqualTo(0x00FF_00FF_0001_0001L);
  }

  @Test
  void even_odd_takeTurns() {
    random.nextBytes(plane);
    long even = SwarBytes.even(SwarBytes.eight(plane, 3));
    long odd = SwarBytes.odd(SwarBytes.eight(plane, 3));

    for (int i = 0; i < 4; i++) {
      assertThat(even >>> 16 * i & 0xFFFF).isEqualTo(plane[3 + 2 * i] & 0xFF);
      assertThat(odd >>> 16 * i & 0xFFFF).isEqualTo(plane[4 + 2 * i] & 0xFF);
    }
  }

  @Test
  void put_whatWasRead_givesTheSame() {
    random.nextBytes(plane);
    byte[] copy = new byte[plane.length];
    SwarBytes.putFours(copy, 5, 21, SwarBytes.fours(plane, 5, 21));
    SwarBytes.putEight(copy, 40, SwarBytes.eight(plane, 40));
    SwarBytes.putLanes(copy, 56, SwarBytes.even(SwarBytes.eight(plane, 48)));

    for (int i = 0; i < 4; i++) {
      assertThat(copy[5 + i]).isEqualTo(plane[5 + i]);
      assertThat(copy[21 + i]).isEqualTo(plane[21 + i]);
      assertThat(copy[40 + 2 * i]).isEqualTo(plane[40 + 2 * i]);
      assertThat(copy[56 + i]).isEqualTo(plane[48 + 2 * i]);
    }
  }
}
