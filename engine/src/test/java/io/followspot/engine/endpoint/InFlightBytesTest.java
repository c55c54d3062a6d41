package io.followspot.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.engine.metrics.InFlightTotal;
import org.apache.flink.statefun.sdk.Address;
import org.apache.flink.statefun.sdk.FunctionType;
import org.junit.jupiter.api.Test;

class InFlightBytesTest {
  private static final Address LOBBY = address("lobby");
  private static final Address STREET = address("street");

  private final InFlightBytes underWay = new InFlightBytes(100);

  @Test
  void total_ofTheProcess_followsEverySlot_andForgetsOneThatEnds() {
    long before = InFlightTotal.bytes();
    underWay.sent(LOBBY, 40);
    underWay.waits(LOBBY, 20);
    underWay.sent(STREET, 7);
    assertThat(InFlightTotal.bytes() - before).isEqualTo(67);
    underWay.done(LOBBY);
    assertThat(InFlightTotal.bytes() - before).isEqualTo(7);
    underWay.end();
    assertThat(InFlightTotal.bytes() - before).isZero();
  }

  @Test
  void whatWaitsBehindRequests_counts() {
    underWay.sent(LOBBY, 40);
    underWay.sent(STREET, 40);
    underWay.waits(LOBBY, 20);
    assertThat(underWay.isTooMuch()).isFalse();
    underWay.waits(STREET, 1);
    assertThat(underWay.isTooMuch()).isTrue();
  }

  @Test
  void nextRequest_takesThePlaceOfTheLast_andOfWhatWaited() {
    underWay.sent(LOBBY, 60);
    underWay.waits(LOBBY, 60);
    underWay.sent(LOBBY, 60);
    assertThat(underWay.isTooMuch()).isFalse();
    underWay.done(LOBBY);
    assertThat(underWay.isUnderWay(LOBBY)).isFalse();
    underWay.sent(STREET, 100);
    assertThat(underWay.isTooMuch()).isFalse();
  }

  @Test
  void messageThatWaitsForNoRequest_isOver() {
    underWay.waits(LOBBY, 500);
    underWay.done(LOBBY);
    assertThat(underWay.isUnderWay(LOBBY)).isFalse();
    assertThat(underWay.isTooMuch()).isFalse();
  }

  private static Address address(String id) {
    return new Address(new FunctionType("followspot", "camera"), id);
  }
}
