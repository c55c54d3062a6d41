package io.followspot.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.process.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The overlay {@code ha}: two JobManagers that elect by a Lease which of them leads. */
class HighAvailabilityTest {
  private static List<JsonNode> objects;
  private static Map<String, JsonNode> pods;

  @BeforeAll
  static void build() throws Exception {
    objects = Kustomize.build("overlays/ha");
    pods = Manifests.pods(objects);
  }

  @Test
  void jobManagers_areOnDifferentNodes_andOneStaysInADrain() {
    JsonNode spec = object("Deployment", "jobmanager").path("spec");
    assertThat(spec.path("replicas").asInt()).isEqualTo(2);
    assertThat(spec.at("/strategy/type").asText()).isEqualTo("RollingUpdate");
    JsonNode apart =
        spec.at(
            "/template/spec/affinity/podAntiAffinity"
                + "/requiredDuringSchedulingIgnoredDuringExecution/0");
    assertThat(apart.path("topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
    assertThat(apart.at("/labelSelector/matchLabels"))
        .isEqualTo(spec.at("/selector/matchLabels"))
        .isEqualTo(object("PodDisruptionBudget", "jobmanager").at("/spec/selector/matchLabels"));
  }

  @Test
  void tokenOfTheApiServer_isMountedInJobManagersOnly_whereTheyLookForIt() {
    pods.forEach(
        (name, pod) -> {
          JsonNode spec = pod.path("spec");
          assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
          assertThat(spec.findValues("serviceAccountToken"))
              .as("tokens of %s", name)
              .hasSize(name.equals("jobmanager") ? 1 : 0);
        });
    JsonNode spec = pods.get("jobmanager").path("spec");
    JsonNode mount = named(spec.at("/containers/0/volumeMounts"), "api-server");
    assertThat(mount.path("mountPath").asText())
        .isEqualTo(Setting.KUBERNETES_CREDENTIALS.defaultValue());
    assertThat(mount.path("readOnly").asBoolean()).isTrue();
    JsonNode sources = named(spec.path("volumes"), "api-server").at("/projected/sources");
    assertThat(sources.at("/0/serviceAccountToken/path").asText()).isEqualTo("token");
    assertThat(sources.at("/0/serviceAccountToken/expirationSeconds").asInt()).isEqualTo(3600);
    assertThat(sources.at("/1/configMap/items/0/path").asText()).isEqualTo("ca.crt");
  }

  @Test
  void role_allowsNoMoreThanItsLeases() {
    String lease = value("jobmanager", Setting.KUBERNETES_LEASE).replace("$(POD_NAMESPACE)/", "");
    JsonNode rules = object("Role", "jobmanager").path("rules");
    assertThat(rules).hasSize(2);
    for (JsonNode rule : rules) {
      assertThat(Manifests.texts(rule.path("apiGroups"))).containsExactly("coordination.k8s.io");
      assertThat(Manifests.texts(rule.path("resources"))).containsExactly("leases");
    }
    assertThat(Manifests.texts(rules.at("/0/resourceNames")))
        .containsExactly(lease, lease + "-term");
    assertThat(Manifests.texts(rules.at("/0/verbs"))).containsExactly("get", "update");
    assertThat(Manifests.texts(rules.at("/1/verbs"))).containsExactly("create");
    JsonNode binding = object("RoleBinding", "jobmanager");
    assertThat(binding.at("/roleRef/name").asText()).isEqualTo("jobmanager");
    assertThat(binding.path("subjects")).hasSize(1);
    assertThat(binding.at("/subjects/0/name").asText())
        .isEqualTo(pods.get("jobmanager").at("/spec/serviceAccountName").asText());
    assertThat(binding.at("/subjects/0/namespace")).isEqualTo(binding.at("/metadata/namespace"));
  }

  @Test
  void jobManagers_publishTheirOwnAddress_whichTaskManagersAskFor() {
    JsonNode env = pods.get("jobmanager").at("/spec/containers/0/env");
    assertThat(env.at("/0/name").asText()).as("before it is used").isEqualTo("POD_IP");
    assertThat(value("jobmanager", Setting.FLINK_JOBMANAGER)).isEqualTo("$(POD_IP):6123");
    JsonNode service = object("Service", "jobmanager");
    assertThat(value("taskmanager", Setting.FLINK_JOBMANAGERS))
        .isEqualTo("jobmanager:" + named(service.at("/spec/ports"), "web").path("port").asInt());
    assertThat(pods.get("jobmanager").at("/spec/containers/0/readinessProbe/httpGet/path").asText())
        .as("a path at which the standby answers")
        .isEqualTo("/leaders");
  }

  @Test
  void apiServer_isReachedFromJobManagersAndFromStrimzisPodsOnly() {
    for (JsonNode object : objects) {
      if (object.path("kind").asText().equals("NetworkPolicy")
          && object.at("/spec/egress").toString().contains("0.0.0.0/0")) {
        assertThat(object.at("/metadata/name").asText()).isIn("jobmanager", "kafka");
      }
    }
    String egress = object("NetworkPolicy", "jobmanager").at("/spec/egress").toString();
    assertThat(egress).contains("\"port\":6443").contains("\"port\":443");
  }

  private static String value(String pod, Setting setting) {
    return named(pods.get(pod).at("/spec/containers/0/env"), setting.variable())
        .path("value")
        .asText();
  }

  private static JsonNode named(JsonNode list, String name) {
    return Manifests.stream(list)
        .filter(it -> it.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + list));
  }

  private static JsonNode object(String kind, String name) {
    Map<String, JsonNode> found = new TreeMap<>();
    for (JsonNode object : objects) {
      found.put(object.path("kind").asText() + " " + object.at("/metadata/name").asText(), object);
    }
    assertThat(found).containsKey(kind + " " + name);
    return found.get(kind + " " + name);
  }
}
