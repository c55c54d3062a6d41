package io.followspot.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.launcher.LocalSystem;
import io.followspot.process.HostPort;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class LocalOptionsTest {
  @Test
  void environment_namesTheAddresses() {
    LocalSystem.Options options =
        read(
            Map.of(
                "FOLLOWSPOT_GATEWAY_LISTEN", "0.0.0.0:8443",
                "FOLLOWSPOT_BROKER_LISTEN", "localhost:9999",
                "FOLLOWSPOT_FLINK_LISTEN", "127.0.0.1:8081",
                "FOLLOWSPOT_PARALLELISM", "3"));
    assertThat(options.gateway()).isEqualTo(new HostPort("0.0.0.0", 8443));
    assertThat(options.kafka()).isEqualTo(new HostPort("localhost", 9999));
    assertThat(options.flink()).isEqualTo(new HostPort("127.0.0.1", 8081));
    assertThat(options.parallelism()).isEqualTo(3);
  }

  @Test
  void options_replacePorts_andHostsStay() {
    LocalSystem.Options options =
        read(
            Map.of("FOLLOWSPOT_GATEWAY_LISTEN", "0.0.0.0:8443", "FOLLOWSPOT_PARALLELISM", "3"),
            "--port=0",
            "--kafka-port=9093",
            "--parallelism=2");
    assertThat(options.gateway()).isEqualTo(new HostPort("0.0.0.0", 0));
    assertThat(options.kafka()).isEqualTo(new HostPort("127.0.0.1", 9093));
    assertThat(options.flink()).isEqualTo(new HostPort("127.0.0.1", 0));
    assertThat(options.parallelism()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "FOLLOWSPOT_BOOTSTRAP_SERVERS, kafka:9092, up starts its own Kafka broker and functions",
    "FOLLOWSPOT_FUNCTIONS_URL, http://elsewhere:8000/, up starts its own",
    "FOLLOWSPOT_MODULE, /etc/module.yaml, up starts its own module",
    "FOLLOWSPOT_GATEWAY_LISTEN, 8080, not of the form HOST:PORT",
    "FOLLOWSPOT_PARALLELISM, many, must be a whole number of at least 1",
    "FOLLOWSPOT_PARALLELISM, 0, must be a whole number of at least 1"
  })
  void whatCannotApply_isRefused_andNamed(String variable, String value, String message) {
    assertThatThrownBy(() -> read(Map.of(variable, value)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining(message);
  }

  private static LocalSystem.Options read(Map<String, String> environment, String... arguments) {
    Up up = new Up(environment);
    new CommandLine(up).parseArgs(arguments);
    return up.options.toOptions();
  }

  @Command(name = "up")
  private static final class Up {
    @Mixin private final LocalOptions options;

    Up(Map<String, String> environment) {
      options = new LocalOptions(environment);
    }
  }
}
