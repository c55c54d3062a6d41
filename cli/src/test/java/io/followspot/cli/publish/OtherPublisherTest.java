package io.followspot.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.LatestFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherPublisherTest {
  @ParameterizedTest
  @CsvSource({"0, 2500", "1000, 500", "100000, 500", "200000, 1000", "3600000000, 2500"})
  void observationNs_isSomeIntervalsOfTheStream(long intervalUs, long ms) {
    LatestFrame latest = new LatestFrame(1, 7, 1_000_000, false, intervalUs, "");

    assertThat(OtherPublisher.observationNs(latest)).isEqualTo(ms * 1_000_000);
  }
}
