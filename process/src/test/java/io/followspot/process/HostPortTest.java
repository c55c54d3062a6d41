package io.followspot.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:0", "127.8.9.1:80", "localhost:8080", "::1:8080"})
  void isLoopback_whereOnlyThisMachineReachesIt(String address) {
    assertThat(HostPort.parse(address).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:0", ":::8080", "192.0.2.1:80", "no.such.name.invalid:80"})
  void isNoLoopback_whereOthersMayReachIt(String address) {
    assertThat(HostPort.parse(address).isLoopback()).isFalse();
  }
}
