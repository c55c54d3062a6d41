package io.followspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.process.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayMainIT {
  @TempDir Path home;

  @Test
  void noKafka_waitsThenExitsSayingWhatToDo() throws Exception {
    List<String> errors =
        errorsOf(
            Map.of(
                Setting.HOME, home.toString(),
                Setting.BOOTSTRAP_SERVERS, "127.0.0.1:1",
                Setting.KAFKA_PATIENCE, "PT1S",
                Setting.GATEWAY_LISTEN, "127.0.0.1:0"));

    assertThat(errors).hasSize(2);
    assertThat(errors.get(0)).contains("127.0.0.1:1").contains("waiting for up to 1 s");
    assertThat(errors.get(1))
        .contains("127.0.0.1:1")
        .contains("./followspot up")
        .contains("FOLLOWSPOT_BOOTSTRAP_SERVERS");
  }

  @Test
  void badSetting_exitsNamingIt() throws Exception {
    assertThat(errorsOf(Map.of(Setting.KAFKA_PATIENCE, "soon")))
        .singleElement()
        .asString()
        .contains("FOLLOWSPOT_KAFKA_PATIENCE=soon");
  }

  private static List<String> errorsOf(Map<Setting, String> settings) throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(settings)) {
      assertThat(gateway.awaitExit()).isEqualTo(2);
      return gateway.errors();
    }
  }
}
