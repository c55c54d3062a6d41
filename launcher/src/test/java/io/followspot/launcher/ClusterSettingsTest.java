package io.followspot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {
  private static final Installation HERE = new Installation(Path.of("/opt/followspot"));

  private static ClusterSettings of(Map<String, String> environment) {
    return new ClusterSettings(HERE, Path.of("/data"), environment);
  }

  @Test
  void withoutKafka_aBrokerIsStartedFirst() {
    ClusterSettings settings = of(Map.of("FOLLOWSPOT_BROKER_LISTEN", "127.0.0.1:19092"));

    assertThat(settings.names())
        .containsExactly(
            "broker", "functions", "gateway", "jobmanager", "taskmanager-1", "taskmanager-2");
    assertThat(settings.variables("gateway"))
        .containsEntry("FOLLOWSPOT_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
        .containsEntry("FOLLOWSPOT_MODULE", "/opt/followspot/module.yaml")
        .containsEntry("FOLLOWSPOT_SLOTS", "2");
  }

  @Test
  void withKafka_noBrokerIsStarted() {
    ClusterSettings settings = of(Map.of("FOLLOWSPOT_BOOTSTRAP_SERVERS", "kafka:9092"));

    assertThat(settings.names()).doesNotContain("broker");
    assertThat(settings.variables("gateway")).doesNotContainKey("FOLLOWSPOT_BROKER_LISTEN");
  }

  @Test
  void taskManagers_listenForPrometheusAtTheNextPorts() {
    ClusterSettings settings = of(Map.of("FOLLOWSPOT_ENGINE_METRICS_LISTEN", "127.0.0.1:9464"));

    assertThat(settings.variables("taskmanager-2"))
        .containsEntry("FOLLOWSPOT_FLINK_NAME", "taskmanager-2")
        .containsEntry("FOLLOWSPOT_ENGINE_METRICS_LISTEN", "127.0.0.1:9466");
    assertThat(settings.variables("jobmanager"))
        .doesNotContainKey("FOLLOWSPOT_ENGINE_METRICS_LISTEN");
  }

  @Test
  void secret_isInTheAddressOfTheFunctions() {
    ClusterSettings settings = of(Map.of());
    settings.shareSecret();

    Map<String, String> variables = settings.variables("functions");
    assertThat(variables.get("FOLLOWSPOT_FUNCTIONS_URL"))
        .isEqualTo("http://127.0.0.1:8000/" + variables.get("FOLLOWSPOT_FUNCTIONS_SECRET"));
    assertThat(variables.get("FOLLOWSPOT_FUNCTIONS_SECRET")).hasSize(32);
  }
}
