package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.followspot.checks.Project;
import io.followspot.checks.system.Disturbance;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.ClusterSize;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two JobManagers that elect by a Lease of an API server in memory, and TaskManagers that ask them
 * which one leads. {@code ClusterIT} does the same with ZooKeeper, in every build.
 */
@EnabledIfSystemProperty(
    named = "slow.tests",
    matches = "true",
    disabledReason = "takes a minute and a half; say -Dslow.tests=true")
class LeaseElectionIT {
  private static final int SECONDS = 40;
  private static final int FRAMES = SECONDS * 15;
  private static final String STANDBY = "standby";

  /** Held, since its level would be forgotten with it. It has a line for each request. */
  private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

  private final KubernetesMockServer apiServer =
      new KubernetesMockServer(
          new Context(),
          new MockWebServer(),
          new HashMap<>(),
          new KubernetesCrudDispatcher(),
          false);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
  private HostPort standbyPage;
  private Cluster cluster;
  private Process standby;

  @BeforeEach
  void start() throws Exception {
    LOG.setLevel(Level.WARNING);
    apiServer.init(InetAddress.getLoopbackAddress(), 0);
    Map<String, String> free = ClusterSize.SMALL.freePorts();
    for (Setting setting : Setting.values()) {
      if (free.containsKey(setting.variable())) {
        settings.put(setting, free.get(setting.variable()));
      }
    }
    // Ports between those of the cluster.
    int first = HostPort.parse(settings.get(Setting.BROKER_LISTEN)).port();
    standbyPage = new HostPort("127.0.0.1", first + 7);
    settings.put(Setting.KUBERNETES_LEASE, "followspot/jobmanager");
    settings.put(Setting.KUBERNETES_API, apiServer.url("/"));
    settings.put(Setting.FLINK_JOBMANAGERS, settings.get(Setting.FLINK_LISTEN) + "," + standbyPage);
    settings.put(Setting.FUNCTIONS_SECRET, "shared-by-all");
    settings.put(
        Setting.FUNCTIONS_URL,
        "http://" + settings.get(Setting.FUNCTIONS_LISTEN) + "/shared-by-all");
    cluster = Cluster.start(ClusterSize.SMALL, 2, settings);
    standby = startStandby(new HostPort("127.0.0.1", first + 5));
    Progress.await(() -> !leaders(standbyPage).isEmpty(), "the standby knows who leads");
  }

  @AfterEach
  void stop() throws Exception {
    if (standby != null) {
      standby.descendants().forEach(ProcessHandle::destroyForcibly);
      standby.destroyForcibly();
      assertThat(standby.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    if (cluster != null) {
      cluster.close();
    }
    apiServer.destroy();
  }

  @Test
  void leaderKilled_theStandbyContinues_andEventsAreThoseOfAnUndisturbedRun() throws Exception {
    KafkaConnection kafka = KafkaConnection.to(cluster.bootstrapServers());
    Filming.register(kafka, "hall");
    Progress progress = Progress.of(kafka);
    String before = cluster.leader();
    HostPort page = HostPort.parse(cluster.get(Setting.FLINK_LISTEN));
    assertThat(before).isNotEqualTo(STANDBY);
    assertThat(holder()).startsWith(before + "-");
    assertThat(leaders(standbyPage)).isEqualTo(leaders(page)).contains("resource_manager");

    Filming.film(
        kafka,
        "hall",
        "sim:lobby?seed=3&seconds=" + SECONDS,
        (Disturbance)
            frames -> {
              if (frames == FRAMES / 3) {
                progress.awaitCheckpointWith(FRAMES / 6);
                cluster.kill(before);
                Progress.await(() -> holder().startsWith(STANDBY + "-"), "the standby leads");
              }
            });

    assertThat(Lives.onceOver(kafka, "hall").tracks()).hasSizeGreaterThan(1);
    assertThat(Undisturbed.differences(kafka, "hall")).isEmpty();
    assertThat(cluster.leader()).isEqualTo(STANDBY);
    Progress.await(
        () -> leaders(page).equals(leaders(standbyPage)) && !leaders(page).isEmpty(),
        "the one that was killed is the standby");
  }

  /** Who has the lease. */
  private String holder() {
    try (KubernetesClient client = apiServer.createClient()) {
      return client
          .leases()
          .inNamespace("followspot")
          .withName("jobmanager")
          .get()
          .getSpec()
          .getHolderIdentity();
    }
  }

  /** What a JobManager says about who leads; empty if it does not say. */
  private String leaders(HostPort page) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create("http://" + page + "/leaders"))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private Process startStandby(HostPort address) throws IOException {
    Path log = cluster.home().resolve("standby.log");
    ProcessBuilder process =
        new ProcessBuilder(Project.root().resolve("followspot").toString(), "role", "jobmanager");
    Map<String, String> environment = process.environment();
    settings.forEach((setting, value) -> environment.put(setting.variable(), value));
    environment.put(Setting.HOME.variable(), cluster.home().toString());
    environment.put(Setting.BOOTSTRAP_SERVERS.variable(), cluster.bootstrapServers());
    environment.put(Setting.MODULE.variable(), Project.root().resolve("module.yaml").toString());
    environment.put(Setting.PARALLELISM.variable(), "2");
    environment.put(Setting.SLOTS.variable(), "2");
    environment.put(Setting.FLINK_NAME.variable(), STANDBY);
    environment.put(Setting.FLINK_JOBMANAGER.variable(), address.toString());
    environment.put(Setting.FLINK_LISTEN.variable(), standbyPage.toString());
    environment.put("FOLLOWSPOT_NO_BUILD", "1");
    return process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}
