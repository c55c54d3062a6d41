package io.followspot.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseClientTest {
  @TempDir private Path credentials;
  private LeaseServer server;
  private LeaseClient client;

  @BeforeEach
  void start() {
    server = LeaseServer.start();
    client = server.client(LeaseServer.LEASE, credentials);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void check_createsTheLeaseOnce_andChangesNothing() throws Exception {
    client.check();
    String version = client.get().orElseThrow().version();
    client.check();
    assertThat(client.get().orElseThrow().version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT"})
  void check_withoutRights_saysWhatToDo(String method) {
    server.refuse(method);
    assertThatThrownBy(() -> client.check())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("followspot/jobmanager")
        .hasMessageContaining("403")
        .hasMessageContaining("leases.coordination.k8s.io is forbidden")
        .hasMessageContaining("role that may get, update and create leases");
  }

  @Test
  void check_withoutServer_saysWhatToDo() {
    server.close();
    assertThatThrownBy(() -> client.check())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("network policy allows egress to the API server at http://");
  }

  @Test
  void serverThatIsSilent_isLeftAfterTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ApiServer server = ApiServer.at("http://127.0.0.1:" + silent.getLocalPort(), credentials);
      long before = System.nanoTime();
      assertThatThrownBy(() -> new LeaseClient(server, LeaseServer.LEASE).get())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not answer");
      assertThat(System.nanoTime() - before).isLessThan(ApiServer.TIMEOUT.toNanos() * 3);
    }
  }

  @Test
  void token_isReadForEachRequest() throws Exception {
    var unused = client.get();
    Files.writeString(credentials.resolve("token"), "first\n");
    unused = client.get();
    Files.writeString(credentials.resolve("token"), "second\n");
    unused = client.get();
    assertThat(server.tokens()).containsExactly("Bearer first", "Bearer second");
  }

  @Test
  void update_isRefusedIfAnotherHasWritten() throws Exception {
    StoredLease mine = client.create(client.empty());
    client.update(mine.heldBy("another"));
    assertThatThrownBy(() -> client.update(mine.heldBy("me")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> client.create(client.empty())).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> client.update(client.empty().heldBy("me")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobmanager", "a/b/c", "/b", "a/", "a/B", "a/b_c", "a/-b", "../b"})
  void name_mustBeOfTheForm(String text) {
    assertThatThrownBy(() -> LeaseName.parse(text))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_KUBERNETES_LEASE=" + text);
  }

  @Test
  void name_isRead() {
    LeaseName name = LeaseName.parse("followspot/jobmanager");
    assertThat(name).isEqualTo(LeaseServer.LEASE);
    assertThat(name.ofTerm()).hasToString("followspot/jobmanager-term");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes.default.svc", "//a", "ftp://a", "https://", "http://a b"})
  void url_mustBeOne(String text) {
    assertThatThrownBy(() -> ApiServer.at(text, credentials))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_KUBERNETES_API");
  }

  @Test
  void certificates_mustBeThere() {
    assertThatThrownBy(() -> ApiServer.at("https://192.0.2.1", credentials))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("ca.crt")
        .hasMessageContaining("mount a projected volume");
  }
}
