package io.followspot.engine.kubernetes;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server in memory, on loopback, that can also refuse. */
final class LeaseServer implements AutoCloseable {
  static final LeaseName LEASE = new LeaseName("followspot", "jobmanager");

  private final Answers answers = new Answers();
  private final KubernetesMockServer server =
      new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), answers, false);

  static LeaseServer start() {
    LeaseServer started = new LeaseServer();
    started.server.init(InetAddress.getLoopbackAddress(), 0);
    return started;
  }

  /** A client whose token and certificates would be in the directory. */
  LeaseClient client(LeaseName lease, Path credentials) {
    return new LeaseClient(ApiServer.at(server.url("/"), credentials), lease);
  }

  String url() {
    return server.url("/");
  }

  /** Answers requests with this method as if their sender had no right to it. */
  void refuse(String method) {
    answers.refused.add(method);
  }

  /** Deletes it, as a person might. */
  void delete(LeaseName lease) {
    answers.handleDelete(lease.collection() + "/" + lease.name());
  }

  /** The tokens that were sent. */
  List<String> tokens() {
    return answers.tokens;
  }

  @Override
  public void close() {
    server.destroy();
  }

  private static final class Answers extends KubernetesCrudDispatcher {
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String token = request.getHeader("Authorization");
      if (token != null) {
        tokens.add(token);
      }
      return refused.contains(request.getMethod())
          ? new MockResponse()
              .setResponseCode(403)
              .setBody("{\"message\":\"leases.coordination.k8s.io is forbidden\"}")
          : super.dispatch(request);
    }
  }
}
