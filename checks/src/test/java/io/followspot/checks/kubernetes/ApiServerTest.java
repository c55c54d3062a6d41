package io.followspot.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An API server takes all objects as they are, by a client that knows the fields of each kind:
 * Kubernetes drops others without a word.
 */
class ApiServerTest {
  private ApiServer server;

  @BeforeEach
  void start() {
    server = ApiServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void base_isStoredAsItIs() throws Exception {
    check(Manifests.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "ha", "keda"})
  void overlays_areStoredAsTheyAre(String overlay) throws Exception {
    check(Kustomize.build("overlays/" + overlay));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "image: {tag: '1', pullPolicy: Always, pullSecrets: [images]}",
        "gateway: {service: {type: NodePort}, ingress: {enabled: true, host: tracks.example,"
            + " className: nginx, tlsSecret: tracks, annotations: {a.example/b: 'true'}}}",
        "networkPolicies: {clientNetworks: [192.0.2.0/24], storeNetworks: [198.51.100.0/24]}",
        "functions: {autoscaling: {enabled: false}, models: {storageClass: shared}}",
        "kafka: {strimzi: false, external: {bootstrapServers: 'kafka.example:9093',"
            + " networks: [192.0.2.0/24], caSecret: own-ca}}",
      })
  void chart_isStoredAsItIs(String values) throws Exception {
    String obstacle = HelmChart.obstacle();
    assumeTrue(obstacle.isEmpty(), obstacle);
    check(HelmChart.render(values));
  }

  @Test
  void fieldThatDoesNotExist_isRefused() {
    ObjectNode object = Manifests.of("Deployment").get("gateway").deepCopy();
    ((ObjectNode) object.at("/spec/template/spec/containers/0/livenessProbe")).put("timeout", 5);
    assertThatThrownBy(() -> check(List.of(object))).hasMessageContaining("\"timeout\"");
  }

  @Test
  void kindThatIsUnknown_isRefused() {
    ObjectNode object = Manifests.of("Deployment").get("gateway").deepCopy();
    object.put("apiVersion", "apps/v1beta1");
    assertThatThrownBy(() -> check(List.of(object)))
        .hasMessageContaining("apps/v1beta1 Deployment");
  }

  @Test
  void change_isSeen() throws Exception {
    ObjectNode object = Manifests.of("Deployment").get("taskmanager").deepCopy();
    String before = server.apply(object);
    ((ObjectNode) object.path("spec")).put("replicas", 7);
    assertThat(server.apply(object)).isNotEqualTo(before);
    assertThat(server.stored(object).at("/spec/replicas").asInt()).isEqualTo(7);
  }

  private void check(List<JsonNode> objects) throws Exception {
    assertThat(objects).isNotEmpty();
    for (JsonNode object : objects) {
      String version = server.apply(object);
      String id = object.path("kind").asText() + " " + object.at("/metadata/name").asText();
      assertThat(
              ObjectComparison.differences(Map.of(id, server.stored(object)), Map.of(id, object)))
          .as("stored, but sent")
          .isEmpty();
      String again = server.apply(object);
      if (!object.path("kind").asText().equals("Namespace")) {
        // The server writes objects without a namespace anew each time.
        assertThat(again).as("%s, applied twice", id).isEqualTo(version);
      }
    }
    assertThat(server.objects()).as("each is one of its own").isEqualTo(objects.size());
  }
}
