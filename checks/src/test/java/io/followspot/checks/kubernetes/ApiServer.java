package io.followspot.checks.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An API server that stores what it is sent, on loopback, and a client that knows the kinds. */
final class ApiServer implements AutoCloseable {
  private static final String NAMESPACE = "followspot";

  /** Held, since its level would be forgotten with it. It has a line for each request. */
  private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

  /** What the server adds. */
  private static final List<String> SET_BY_SERVER =
      List.of("uid", "resourceVersion", "creationTimestamp", "generation");

  private final KubernetesMockServer server;
  private final KubernetesClient client;
  private final Set<String> objects = new HashSet<>();

  private ApiServer(KubernetesMockServer server) {
    this.server = server;
    client = server.createClient();
  }

  static ApiServer start() {
    LOG.setLevel(Level.WARNING);
    KubernetesMockServer server =
        new KubernetesMockServer(
            new Context(),
            new MockWebServer(),
            new HashMap<>(),
            new KubernetesCrudDispatcher(),
            false);
    for (String kind : List.of("Kafka", "KafkaNodePool", "KafkaTopic", "KafkaUser")) {
      server.expectCustomResource(custom("kafka.strimzi.io", "v1", kind));
    }
    for (String kind : List.of("ScaledObject", "TriggerAuthentication")) {
      server.expectCustomResource(custom("keda.sh", "v1alpha1", kind));
    }
    server.init(InetAddress.getLoopbackAddress(), 0);
    return new ApiServer(server);
  }

  /**
   * Creates the object, or updates it if it exists.
   *
   * @return its version, which changes with the object
   */
  String apply(JsonNode object) throws Exception {
    HasMetadata stored = resource(object).createOr(NonDeletingOperation::update);
    objects.add(stored.getMetadata().getUid());
    return stored.getMetadata().getResourceVersion();
  }

  /** What the server has, without what it has added. */
  JsonNode stored(JsonNode object) throws Exception {
    String text = Manifests.YAML.writeValueAsString(resource(object).get());
    ObjectNode stored = (ObjectNode) Manifests.YAML.readTree(text);
    ObjectNode metadata = (ObjectNode) stored.path("metadata");
    metadata.remove(SET_BY_SERVER);
    if (!object.path("metadata").has("namespace")) {
      metadata.remove("namespace");
    }
    return stored;
  }

  /** How many objects were applied. */
  int objects() {
    return objects.size();
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }

  private Resource<HasMetadata> resource(JsonNode object) throws Exception {
    HasMetadata typed = Models.read(object);
    return object.path("kind").asText().equals("Namespace")
        ? client.resource(typed)
        : client.resource(typed).inNamespace(NAMESPACE);
  }

  private static CustomResourceDefinitionContext custom(String group, String version, String kind) {
    return new CustomResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
        .withScope("Namespaced")
        .build();
  }
}
