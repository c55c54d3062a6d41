package io.followspot.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Objects have only fields that their kind has: Kubernetes drops others without a word. Objects of
 * Strimzi and KEDA are left out, since their models need a newer JDK than ours or do not exist.
 */
class FieldNamesTest {
  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          Map.entry("apps/v1 Deployment", Deployment.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
          Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
          Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Namespace", Namespace.class),
          Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
          Map.entry("v1 Secret", Secret.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("v1 ServiceAccount", ServiceAccount.class));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new Strictness())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @Test
  void base_hasFieldsThatExist() throws Exception {
    check(Manifests.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "ha", "keda"})
  void overlays_haveFieldsThatExist(String overlay) throws Exception {
    check(Kustomize.build("overlays/" + overlay));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: {tag: '1', pullPolicy: Always, pullSecrets: [images]}",
        "gateway: {service: {type: NodePort}, ingress: {enabled: true, host: tracks.example,"
            + " className: nginx, tlsSecret: tracks, annotations: {a.example/b: 'true'}}}",
        "networkPolicies: {clientNetworks: [192.0.2.0/24], storeNetworks: [198.51.100.0/24]}",
        "functions: {autoscaling: {enabled: false}, models: {storageClass: shared}}",
        "kafka: {strimzi: false, external: {bootstrapServers: 'kafka.example:9093',"
            + " networks: [192.0.2.0/24], caSecret: own-ca}}",
      })
  void chart_hasFieldsThatExist(String values) throws Exception {
    String obstacle = HelmChart.obstacle();
    assumeTrue(obstacle.isEmpty(), obstacle);
    check(HelmChart.render(values));
  }

  @Test
  void fieldsThatDoNotExist_areFound() {
    ObjectNode object = Manifests.of("Deployment").get("gateway").deepCopy();
    ((ObjectNode) object.at("/spec/template/spec/containers/0/livenessProbe")).put("timeout", 5);
    assertThatThrownBy(() -> check(List.of(object))).hasMessageContaining("\"timeout\"");
  }

  private static void check(List<JsonNode> objects) throws JsonProcessingException {
    List<String> unknown = new ArrayList<>();
    for (JsonNode object : objects) {
      String version = object.path("apiVersion").asText();
      if (version.startsWith("kafka.strimzi.io/") || version.startsWith("keda.sh/")) {
        continue;
      }
      String kind = version + " " + object.path("kind").asText();
      if (MODELS.containsKey(kind)) {
        STRICT.treeToValue(object, MODELS.get(kind));
      } else {
        unknown.add(kind);
      }
    }
    assertThat(unknown).as("kinds without a model").isEmpty();
  }

  /** The models keep unknown fields for later versions of Kubernetes; here they are errors. */
  private static final class Strictness extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return Boolean.FALSE;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated member) {
      return super.findPropertyIgnoralByName(config, member).withoutIgnoreUnknown();
    }
  }
}
