package io.followspot.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chart renders the objects of the Kustomize base and of its overlays, and what its values say.
 *
 * <p>One object is not in the chart: the namespace. Helm stores its release in the namespace before
 * it applies the first object, so the namespace must exist; {@code docs/operations.md} applies it.
 */
class HelmChartTest {
  private static final String EXTERNAL =
      """
      kafka:
        strimzi: false
        external:
          bootstrapServers: a.kafka.example:9093,b.kafka.example:9093
          networks: [192.0.2.0/24]
      """;

  @BeforeAll
  static void helmIsThere() {
    String obstacle = HelmChart.obstacle();
    assumeTrue(obstacle.isEmpty(), obstacle);
  }

  @Test
  void chart_isWithoutFaults() {
    assertThat(HelmChart.lint().isFailed()).as("%s", HelmChart.lint().getMessages()).isFalse();
    assertThat(HelmChart.lint().getMessages())
        .noneMatch(it -> it.startsWith("[WARNING]") || it.startsWith("[ERROR]"));
  }

  @Test
  void defaults_areTheBase() throws IOException {
    assertThat(Manifests.all()).hasSizeGreaterThan(50);
    assertThat(ObjectComparison.differences(rendered("{}"), expected(Manifests.all())))
        .as("chart, but base")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "ha"})
  void valuesOfAnOverlay_areThatOverlay(String overlay) throws Exception {
    List<JsonNode> built = Kustomize.build("overlays/" + overlay);
    Map<String, JsonNode> chart = byId(HelmChart.renderFile("values-" + overlay + ".yaml"));
    assertThat(ObjectComparison.differences(chart, expected(built)))
        .as("chart, but overlay")
        .isEmpty();
    assertThat(ObjectComparison.differences(chart, rendered("{}"))).isNotEmpty();
  }

  @Test
  void everyValue_isDescribedByTheSchema() throws IOException {
    JsonNode schema =
        Manifests.YAML.readTree(HelmChart.DIRECTORY.resolve("values.schema.json").toFile());
    JsonNode values = Manifests.YAML.readTree(HelmChart.DIRECTORY.resolve("values.yaml").toFile());
    List<String> undescribed = new ArrayList<>();
    describe("", values, schema, schema.path("definitions"), undescribed);
    assertThat(undescribed).isEmpty();
  }

  @Test
  void externalKafka_needsNoStrimzi() throws IOException {
    Map<String, JsonNode> objects = rendered(EXTERNAL);
    assertThat(kinds(objects)).noneMatch(it -> it.startsWith("Kafka"));
    assertThat(objects.get("ConfigMap followspot").at("/data/FOLLOWSPOT_BOOTSTRAP_SERVERS"))
        .hasToString("\"a.kafka.example:9093,b.kafka.example:9093\"");
    assertThat(objects.values()).noneMatch(it -> it.toString().contains("strimzi.io"));
    assertThat(objects.values()).noneMatch(it -> it.toString().contains("cluster-ca-cert"));
    for (String client : List.of("jobmanager", "taskmanager", "gateway", "publisher")) {
      assertThat(objects.get("NetworkPolicy " + client).path("spec").path("egress").toString())
          .as(client)
          .contains("\"192.0.2.0/24\"");
    }
    assertThat(rendered(EXTERNAL + "    caSecret: own-ca").get("Deployment gateway").toString())
        .contains("\"secretName\":\"own-ca\"");
  }

  @Test
  void policiesAndMonitoring_canBeLeftOut() throws IOException {
    assertThat(kinds(rendered("networkPolicies: {enabled: false}")))
        .doesNotContain("NetworkPolicy")
        .contains("PodMonitor");
    Map<String, JsonNode> unmonitored = rendered("monitoring: {enabled: false}");
    assertThat(kinds(unmonitored)).doesNotContain("PodMonitor", "PrometheusRule");
    assertThat(unmonitored)
        .containsKey("NetworkPolicy gateway")
        .doesNotContainKey("NetworkPolicy metrics");
  }

  @Test
  void publishers_areOneDeploymentEach_withPodsOfTheirOwn() throws IOException {
    Map<String, JsonNode> objects =
        rendered(
            """
            publishers:
              - {name: door, camera: door, source: "rtsp://door.example/1"}
              - {name: hall, camera: hall, source: "rtsp://hall.example/1", options: [--rate, "5"]}
            """);
    JsonNode hall = objects.get("Deployment hall").path("spec");
    assertThat(objects).containsKey("Deployment door").doesNotContainKey("Deployment publisher");
    assertThat(Manifests.texts(hall.at("/template/spec/containers/0/args")))
        .containsExactly("publish", "--camera", "hall", "--rate", "5", "rtsp://hall.example/1");
    assertThat(hall.at("/selector/matchLabels"))
        .isNotEqualTo(objects.get("Deployment door").at("/spec/selector/matchLabels"));
    assertThat(kinds(rendered("publishers: []"))).contains("Deployment");
  }

  @Test
  void gateway_canBePublished_andItsAccessLeftToAProxy() throws IOException {
    Map<String, JsonNode> objects =
        rendered(
            """
            gateway:
              access: proxied
              service: {type: LoadBalancer}
              ingress: {enabled: true, host: tracks.example, tlsSecret: tracks}
            networkPolicies: {clientNetworks: [198.51.100.0/24]}
            """);
    assertThat(objects.get("Ingress gateway").at("/spec/tls/0/hosts/0").asText())
        .isEqualTo(objects.get("Ingress gateway").at("/spec/rules/0/host").asText())
        .isEqualTo("tracks.example");
    assertThat(objects.get("Service gateway").at("/spec/type").asText()).isEqualTo("LoadBalancer");
    assertThat(objects.get("Deployment gateway").toString())
        .contains("\"proxied\"")
        .doesNotContain("followspot-tokens");
    assertThat(objects.get("NetworkPolicy gateway").toString()).contains("198.51.100.0/24");
  }

  @Test
  void image_replicasAndStorage_areThoseOfTheValues() throws IOException {
    Map<String, JsonNode> objects =
        rendered(
            """
            image: {repository: images.example/followspot, tag: "1.0", pullPolicy: Always}
            log: {level: "off"}
            functions:
              replicas: 5
              autoscaling: {enabled: false}
              models: {storageClass: shared}
            kafka:
              replicationFactor: 2
              minInSyncReplicas: 1
              brokers: {storageClass: fast}
            """);
    assertThat(kinds(objects)).doesNotContain("HorizontalPodAutoscaler");
    assertThat(objects.get("Deployment functions").at("/spec/replicas").asInt()).isEqualTo(5);
    Manifests.pods(objects.values())
        .forEach(
            (name, pod) ->
                assertThat(pod.at("/spec/containers/0/image").asText())
                    .as(name)
                    .isEqualTo("images.example/followspot:1.0"));
    assertThat(objects.get("ConfigMap followspot").at("/data/FOLLOWSPOT_LOG_LEVEL").asText())
        .isEqualTo("off");
    assertThat(objects.get("PersistentVolumeClaim models").at("/spec/storageClassName").asText())
        .isEqualTo("shared");
    assertThat(objects.get("KafkaNodePool broker").at("/spec/storage/volumes/0/class").asText())
        .isEqualTo("fast");
    assertThat(objects.get("KafkaTopic followspot.frames").at("/spec/replicas").asInt())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "functions: {replicas: many}              | '/functions/replicas': got string, want integer",
        "engine: {slots: 0}                       | '/engine/slots': minimum",
        "gateway: {acess: open}                   | '/gateway': additional properties 'acess'",
        "gateway: {access: open}                  | '/gateway/access': value must be one of",
        "kafka: {brokers: {size: much}}           | '/kafka/brokers/size'",
        "publishers: [{name: gateway}]            | '/publishers/0/name'",
        "engine: {parallelism: 9}                 | engine.parallelism (9) is more than",
        "functions: {autoscaling: {minReplicas: 17}} | minReplicas (17) is more than maxReplicas",
        "kafka: {replicationFactor: 4}            | kafka.replicationFactor (4) is more than",
        "kafka: {minInSyncReplicas: 4}            | kafka.minInSyncReplicas (4) is more than",
        "kafka: {strimzi: false}                  | kafka.external.bootstrapServers is needed",
        "gateway: {ingress: {enabled: true}}      | gateway.ingress.host is needed",
      },
      quoteCharacter = '`')
  void wrongValues_areRefusedByName(String values, String message) {
    assertThatThrownBy(() -> HelmChart.render(values)).hasMessageContaining(message);
  }

  private static Map<String, JsonNode> rendered(String values) throws IOException {
    return byId(HelmChart.render(values));
  }

  /** Objects as the chart must render them: without namespaces, which Helm's release has. */
  private static Map<String, JsonNode> expected(List<JsonNode> objects) {
    Map<String, JsonNode> expected = byId(objects);
    assertThat(expected.remove("Namespace followspot")).isNotNull();
    expected.values().forEach(it -> ((ObjectNode) it.path("metadata")).remove("namespace"));
    return expected;
  }

  private static Map<String, JsonNode> byId(List<JsonNode> objects) {
    Map<String, JsonNode> byId = new TreeMap<>();
    for (JsonNode object : objects) {
      String id = object.path("kind").asText() + " " + object.at("/metadata/name").asText();
      assertThat(byId.put(id, object)).as(id).isNull();
    }
    return byId;
  }

  private static Set<String> kinds(Map<String, JsonNode> objects) {
    Set<String> kinds = new TreeSet<>();
    objects.values().forEach(it -> kinds.add(it.path("kind").asText()));
    return kinds;
  }

  private static void describe(
      String at, JsonNode value, JsonNode schema, JsonNode definitions, List<String> undescribed) {
    JsonNode all = schema.has("allOf") ? schema.path("allOf").get(0) : schema;
    String name = all.path("$ref").asText().replace("#/definitions/", "");
    JsonNode rules = name.isEmpty() ? schema : definitions.path(name);
    if (!at.isEmpty() && !schema.has("description") && !rules.has("description")) {
      undescribed.add(at);
    }
    if (value.isObject() && !rules.path("additionalProperties").isObject()) {
      if (rules.path("additionalProperties").asBoolean(true)) {
        undescribed.add(at + ": allows other properties");
      }
      value.forEachEntry(
          (key, inner) ->
              describe(
                  at + "/" + key,
                  inner,
                  rules.path("properties").path(key),
                  definitions,
                  undescribed));
    } else if (value.isArray()) {
      for (JsonNode inner : value) {
        describe(at + "/0", inner, rules.path("items"), definitions, undescribed);
      }
    }
  }
}
