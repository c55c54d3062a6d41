package io.followspot.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShoeboxRoomTest {
  private static final RoomPoint RECEIVER = new RoomPoint(2, 2, 1.5);

  @Test
  void response_beginsWithTheDirectPath() {
    ShoeboxRoom room = new ShoeboxRoom(4, 5, 3, 0.2);
    double distanceM = 343.0 * 40 / 16_000;

    float[] response = room.response(new RoomPoint(2 + distanceM, 2, 1.5), RECEIVER);

    assertThat((double) response[40]).isCloseTo(1 / distanceM, within(0.02));
    for (int i = 0; i < 24; i++) {
      assertThat(Math.abs(response[i])).isLessThan(1e-6f);
    }
  }

  @Test
  void response_hasTheFirstReflectionOfTheNearestWall() {
    ShoeboxRoom room = new ShoeboxRoom(8, 8, 8, 1.5);
    RoomPoint source = new RoomPoint(4, 4, 1);
    RoomPoint receiver = new RoomPoint(5, 4, 1);
    double reflectedM = Math.sqrt(1 + 4);
    int at = (int) Math.round(reflectedM / 343 * 16_000);

    float[] response = room.response(source, receiver);

    double loudest = 0;
    for (int i = at - 1; i <= at + 1; i++) {
      loudest = Math.max(loudest, response[i]);
    }
    assertThat(loudest).isBetween(0.5 / reflectedM, 1 / reflectedM);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.15, 0.35})
  void response_decaysAsThePlanSays(double decaySeconds) {
    ShoeboxRoom room = new ShoeboxRoom(4, 5, 2.6, decaySeconds);

    float[] response = room.response(new RoomPoint(1, 1, 1), RECEIVER);

    // From 5 to 25 dB of the energy that is still to come, after M. Schroeder.
    double fell = (seconds(response, -25) - seconds(response, -5)) * 3;
    assertThat(fell).isBetween(0.6 * decaySeconds, 1.4 * decaySeconds);
  }

  private static double seconds(float[] response, double db) {
    double total = 0;
    for (float sample : response) {
      total += (double) sample * sample;
    }
    double left = total;
    int i = 0;
    while (left > total * Math.pow(10, db / 10)) {
      left -= (double) response[i] * response[i];
      i++;
    }
    return i / 16_000.0;
  }
}
