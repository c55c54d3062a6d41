package io.followspot.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.Project;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The objects for Kubernetes are whole, fit together, and say what the code says. */
class KubernetesTest {
  private static final String COMPONENT = "app.kubernetes.io/component";

  @Test
  void kustomization_namesEveryFile_andEachObjectOnce() throws IOException {
    try (Stream<Path> files = Files.list(Manifests.BASE)) {
      Set<String> present =
          files
              .map(it -> it.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      present.remove("kustomization.yaml");
      assertThat(Manifests.files()).containsExactlyInAnyOrderElementsOf(present);
    }
    List<String> ids =
        Manifests.all().stream()
            .map(it -> it.path("kind").asText() + "/" + it.at("/metadata/name").asText())
            .toList();
    assertThat(ids).doesNotHaveDuplicates().noneMatch(it -> it.startsWith("/") || it.endsWith("/"));
    assertThat(Manifests.all())
        .allSatisfy(
            it -> {
              assertThat(it.path("apiVersion").asText()).isNotEmpty();
              assertThat(it.at("/metadata/namespace").isMissingNode()).isTrue();
            });
  }

  @Test
  void topicsAndAlerts_areThoseOfTheCode() throws IOException {
    for (Path directory : List.of(Manifests.BASE, HelmChart.DIRECTORY.resolve("files"))) {
      compare(directory.resolve("kafka-topics.yaml"), GeneratedManifests.topics());
      compare(directory.resolve("alerts.yaml"), GeneratedManifests.alerts());
    }
    assertThat(Manifests.of("KafkaTopic").keySet()).containsExactlyInAnyOrderElementsOf(Topics.ALL);
  }

  @Test
  void pods_areRestricted_andHaveNoToken() {
    assertThat(Manifests.of("Namespace").get("followspot").toString())
        .contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"");
    assertThat(Manifests.pods()).hasSize(5);
    Manifests.pods()
        .forEach(
            (name, pod) -> {
              JsonNode spec = pod.path("spec");
              assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
              assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(spec.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              JsonNode account =
                  Manifests.of("ServiceAccount").get(spec.path("serviceAccountName").asText());
              assertThat(account.path("automountServiceAccountToken").asBoolean(true)).isFalse();
              for (JsonNode container : spec.path("containers")) {
                JsonNode context = container.path("securityContext");
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(Manifests.texts(context.at("/capabilities/drop")))
                    .containsExactly("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
                assertThat(container.has("readinessProbe")).as("readiness of %s", name).isTrue();
                assertThat(container.has("livenessProbe")).as("liveness of %s", name).isTrue();
              }
            });
  }

  @Test
  void variables_areSettings_andPasswordsComeFromSecrets() {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    List<String> named = new ArrayList<>();
    Manifests.of("ConfigMap")
        .get("followspot")
        .path("data")
        .fieldNames()
        .forEachRemaining(named::add);
    for (JsonNode pod : Manifests.pods().values()) {
      for (JsonNode variable : pod.at("/spec/containers/0/env")) {
        String name = variable.path("name").asText();
        named.add(name);
        if (name.equals("FOLLOWSPOT_FUNCTIONS_SECRET") || name.equals("FUNCTIONS_WORD")) {
          assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
              .isEqualTo("followspot-functions");
        }
      }
    }
    assertThat(named).isNotEmpty();
    named.removeIf(it -> it.equals("FUNCTIONS_WORD"));
    assertThat(known).containsAll(named);
    assertThat(named).doesNotContain("FOLLOWSPOT_STORE_PASSWORD");
  }

  @Test
  void mounts_areOfVolumesThatThePodHas() {
    Manifests.pods()
        .forEach(
            (name, pod) ->
                assertThat(names(pod.at("/spec/volumes")))
                    .as("volumes of %s", name)
                    .containsExactlyInAnyOrderElementsOf(
                        names(pod.at("/spec/containers/0/volumeMounts"))));
  }

  @Test
  void servicesAndProbes_namePortsThatPodsHave() {
    Manifests.of("Service")
        .forEach(
            (name, service) -> {
              String component = service.at("/spec/selector").path(COMPONENT).asText();
              assertThat(Manifests.pods()).containsKey(component);
              List<String> ports =
                  names(Manifests.pods().get(component).at("/spec/containers/0/ports"));
              assertThat(ports)
                  .containsAll(
                      Manifests.stream(service.at("/spec/ports"))
                          .map(it -> it.path("targetPort").asText())
                          .toList());
            });
    Manifests.pods()
        .forEach(
            (name, pod) -> {
              assertThat(pod.at("/metadata/labels").path(COMPONENT).asText()).isEqualTo(name);
              List<String> ports = names(pod.at("/spec/containers/0/ports"));
              assertThat(ports).contains("metrics");
              for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                pod.at("/spec/containers/0")
                    .path(probe)
                    .findValuesAsText("port")
                    .forEach(port -> assertThat(ports).contains(port));
              }
            });
  }

  @Test
  void network_isClosed_andOpenedForEveryPod() {
    JsonNode deny = Manifests.of("NetworkPolicy").get("default-deny");
    assertThat(deny.at("/spec/podSelector")).isEmpty();
    assertThat(deny.path("spec").has("ingress") || deny.path("spec").has("egress")).isFalse();
    assertThat(Manifests.texts(deny.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");

    Set<String> opened = new HashSet<>();
    for (JsonNode policy : Manifests.of("NetworkPolicy").values()) {
      opened.add(policy.at("/spec/podSelector/matchLabels").path(COMPONENT).asText());
      policy
          .findValuesAsText(COMPONENT)
          .forEach(it -> assertThat(Manifests.pods()).containsKey(it));
    }
    assertThat(opened).containsAll(Manifests.pods().keySet());
    JsonNode functions = Manifests.of("NetworkPolicy").get("functions");
    assertThat(functions.at("/spec/ingress/0/from").findValuesAsText(COMPONENT))
        .as("who may call the functions")
        .containsExactly("taskmanager");
  }

  @Test
  void functions_scaleAndSpread() {
    JsonNode scaler = Manifests.of("HorizontalPodAutoscaler").get("functions");
    assertThat(scaler.at("/spec/scaleTargetRef/name").asText()).isEqualTo("functions");
    assertThat(scaler.at("/spec/minReplicas").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(Manifests.of("Deployment").get("functions").path("spec").has("replicas"))
        .as("replicas beside an autoscaler")
        .isFalse();
    assertThat(Manifests.of("PodDisruptionBudget")).containsKeys("functions", "taskmanager");
    assertThat(Manifests.pods().get("functions").at("/spec/topologySpreadConstraints")).hasSize(2);
  }

  @Test
  void base_isBuiltByKustomize() throws Exception {
    assertThat(Kustomize.build("base"))
        .hasSameSizeAs(Manifests.all())
        .filteredOn(it -> !it.path("kind").asText().equals("Namespace"))
        .allMatch(it -> it.at("/metadata/namespace").asText().equals("followspot"));
  }

  @Test
  void keda_scalesByTheFramesThatWait_insteadOfTheBasesAutoscaler() throws Exception {
    Map<String, JsonNode> objects = new TreeMap<>();
    for (JsonNode object : Kustomize.build("overlays/keda")) {
      objects.put(
          object.path("kind").asText() + " " + object.at("/metadata/name").asText(), object);
    }
    assertThat(objects).doesNotContainKey("HorizontalPodAutoscaler functions");
    JsonNode spec = objects.get("ScaledObject functions").path("spec");
    assertThat(spec.at("/scaleTargetRef/name").asText()).isEqualTo("functions");
    JsonNode kafka = spec.at("/triggers/1");
    assertThat(kafka.at("/metadata/topic").asText()).isEqualTo(Topics.FRAMES);
    assertThat(Files.readString(Project.root().resolve("module.yaml")))
        .contains("consumerGroupId: " + kafka.at("/metadata/consumerGroup").asText() + "\n");
    assertThat(objects)
        .containsKey("TriggerAuthentication " + kafka.at("/authenticationRef/name").asText())
        .containsKeys("KafkaUser keda", "NetworkPolicy keda");
  }

  private static List<String> names(JsonNode array) {
    return Manifests.stream(array).map(it -> it.path("name").asText()).toList();
  }

  private static void compare(Path path, String expected) throws IOException {
    if (Boolean.getBoolean("kubernetes.write")) {
      Files.writeString(path, expected);
    }
    assertThat(path).exists();
    assertThat(Files.readString(path))
        .as("regenerate it by the command in its first line")
        .isEqualTo(expected);
  }
}
