package io.followspot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {
  private static final Installation HERE = new Installation(Path.of("/opt/followspot"));

  private static ClusterSettings of(Map<String, String> environment) {
    return new ClusterSettings(HERE, Path.of("/data"), ClusterSize.SMALL, environment);
  }

  private static ClusterSettings available(Map<String, String> environment) {
    return new ClusterSettings(HERE, Path.of("/data"), ClusterSize.AVAILABLE, environment);
  }

  private static Map<String, String> variables(ClusterSettings settings, String name) {
    return settings.variables(
        settings.processes().stream()
            .filter(process -> process.name().equals(name))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void withoutKafka_aBrokerIsStartedFirst() {
    ClusterSettings settings = of(Map.of("FOLLOWSPOT_BROKER_LISTEN", "127.0.0.1:19092"));

    assertThat(settings.names())
        .containsExactly(
            "broker", "functions", "gateway", "jobmanager", "taskmanager-1", "taskmanager-2");
    assertThat(variables(settings, "gateway"))
        .containsEntry("FOLLOWSPOT_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
        .containsEntry("FOLLOWSPOT_MODULE", "/opt/followspot/module.yaml")
        .containsEntry("FOLLOWSPOT_SLOTS", "2");
  }

  @Test
  void withKafka_noBrokerIsStarted() {
    ClusterSettings settings = of(Map.of("FOLLOWSPOT_BOOTSTRAP_SERVERS", "kafka:9092"));

    assertThat(settings.names()).doesNotContain("broker");
    assertThat(variables(settings, "gateway")).doesNotContainKey("FOLLOWSPOT_BROKER_LISTEN");
  }

  @Test
  void taskManagers_listenForPrometheusAtTheNextPorts() {
    ClusterSettings settings = of(Map.of("FOLLOWSPOT_ENGINE_METRICS_LISTEN", "127.0.0.1:9464"));

    assertThat(variables(settings, "taskmanager-2"))
        .containsEntry("FOLLOWSPOT_FLINK_NAME", "taskmanager-2")
        .containsEntry("FOLLOWSPOT_ENGINE_METRICS_LISTEN", "127.0.0.1:9466");
    assertThat(variables(settings, "jobmanager"))
        .containsEntry("FOLLOWSPOT_ENGINE_METRICS_LISTEN", "127.0.0.1:9464");
  }

  @Test
  void secret_isInTheAddressOfTheFunctions() {
    ClusterSettings settings = of(Map.of());
    settings.shareSecret();

    Map<String, String> variables = variables(settings, "functions");
    assertThat(variables.get("FOLLOWSPOT_FUNCTIONS_URL"))
        .isEqualTo("http://127.0.0.1:8000/" + variables.get("FOLLOWSPOT_FUNCTIONS_SECRET"));
    assertThat(variables.get("FOLLOWSPOT_FUNCTIONS_SECRET")).hasSize(32);
  }

  @Test
  void severalOfARole_listenTenPortsApartAndKnowEachOther() {
    ClusterSettings settings =
        available(
            Map.of(
                "FOLLOWSPOT_BROKER_LISTEN", "127.0.0.1:19092",
                "FOLLOWSPOT_ZOOKEEPER", "127.0.0.1:12181",
                "FOLLOWSPOT_GATEWAY_LISTEN", "127.0.0.1:0"));
    settings.shareSecret();

    assertThat(settings.names())
        .containsExactly(
            "broker-1",
            "broker-2",
            "broker-3",
            "zookeeper-1",
            "zookeeper-2",
            "zookeeper-3",
            "functions-1",
            "functions-2",
            "functions-3",
            "gateway-1",
            "gateway-2",
            "jobmanager-1",
            "jobmanager-2",
            "taskmanager-1",
            "taskmanager-2",
            "taskmanager-3");
    String brokers = "127.0.0.1:19092,127.0.0.1:19102,127.0.0.1:19112";
    assertThat(variables(settings, "broker-2"))
        .containsEntry("FOLLOWSPOT_BROKER_LISTEN", "127.0.0.1:19102")
        .containsEntry("FOLLOWSPOT_BROKER_NUMBER", "2")
        .containsEntry("FOLLOWSPOT_BROKER_PEERS", brokers)
        .containsEntry("FOLLOWSPOT_BOOTSTRAP_SERVERS", brokers);
    assertThat(variables(settings, "zookeeper-3"))
        .containsEntry("FOLLOWSPOT_ZOOKEEPER_NUMBER", "3")
        .containsEntry("FOLLOWSPOT_ZOOKEEPER", "127.0.0.1:12181,127.0.0.1:12191,127.0.0.1:12201");
    Map<String, String> functions = variables(settings, "functions-3");
    assertThat(functions).containsEntry("FOLLOWSPOT_FUNCTIONS_LISTEN", "127.0.0.1:8020");
    assertThat(functions.get("FOLLOWSPOT_FUNCTIONS_URL").split(","))
        .hasSize(3)
        .contains("http://127.0.0.1:8020/" + functions.get("FOLLOWSPOT_FUNCTIONS_SECRET"));
    assertThat(variables(settings, "jobmanager-2"))
        .containsEntry("FOLLOWSPOT_FLINK_NAME", "jobmanager-2")
        .containsEntry("FOLLOWSPOT_FLINK_LISTEN", "127.0.0.1:8091")
        .containsEntry("FOLLOWSPOT_FLINK_JOBMANAGER", "127.0.0.1:6133");
  }

  @Test
  void secondGateway_hasAHistoryOfItsOwnAndTheSameTokens() {
    ClusterSettings settings = available(Map.of("FOLLOWSPOT_GATEWAY_LISTEN", "127.0.0.1:0"));

    assertThat(variables(settings, "gateway-2"))
        .containsEntry("FOLLOWSPOT_HOME", "/data/gateway-2")
        .containsEntry("FOLLOWSPOT_TOKENS", "/data/tokens")
        .doesNotContainKey("FOLLOWSPOT_GATEWAY_METRICS_LISTEN");
    assertThat(variables(settings, "gateway-1")).containsEntry("FOLLOWSPOT_HOME", "/data");
  }

  @Test
  void severalBrokers_ofAnotherKafkaAreNotStarted() {
    ClusterSettings settings = available(Map.of("FOLLOWSPOT_BOOTSTRAP_SERVERS", "kafka:9092"));

    assertThat(settings.names()).noneMatch(name -> name.startsWith("broker"));
    assertThat(variables(settings, "functions-1")).doesNotContainKey("FOLLOWSPOT_BROKER_PEERS");
  }
}
