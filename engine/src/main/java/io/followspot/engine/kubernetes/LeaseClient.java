package io.followspot.engine.kubernetes;

import io.followspot.process.CannotStartException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads and writes one Lease.
 *
 * @param server where it is
 * @param lease its name
 */
record LeaseClient(ApiServer server, LeaseName lease) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  /**
   * The Lease; empty if there is none.
   *
   * @throws IOException see {@link ApiServer#send}
   */
  Optional<StoredLease> get() throws IOException {
    HttpResponse<String> response = server.send("GET", path(), "");
    return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(response));
  }

  /**
   * Creates it.
   *
   * @return the Lease as it is stored
   * @throws ConflictException if there is one already
   * @throws IOException see {@link ApiServer#send}
   */
  StoredLease create(StoredLease made) throws IOException {
    return written("POST", lease.collection(), made);
  }

  /**
   * Writes it if it still has the version of this one.
   *
   * @return the Lease as it is stored
   * @throws ConflictException if it has another version, or was deleted
   * @throws IOException see {@link ApiServer#send}
   */
  StoredLease update(StoredLease changed) throws IOException {
    if (changed.version().isEmpty()) {
      // Without a version the server would write it unconditionally.
      throw new IllegalArgumentException(lease + " has no version");
    }
    return written("PUT", path(), changed);
  }

  /** A Lease that nobody has, to be created. */
  StoredLease empty() {
    ObjectNode json = JSON.createObjectNode();
    json.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
    json.putObject("metadata").put("name", lease.name()).put("namespace", lease.namespace());
    json.putObject("spec");
    return new StoredLease(json);
  }

  /**
   * Does all that will be done later, without an effect, so that missing rights are noticed at
   * once.
   *
   * @throws CannotStartException if the server does not answer, or does not allow it
   */
  void check() {
    try {
      Optional<StoredLease> found = get();
      StoredLease checked = found.isPresent() ? found.get() : create(empty());
      update(checked);
    } catch (ConflictException e) {
      // Another JobManager was faster: the server says so only to those who may write.
    } catch (RefusedException e) {
      throw new CannotStartException(
          "the API server does not let this pod use the lease "
              + lease
              + " ("
              + e.getMessage()
              + "): bind its service account to a role that may get, update and create leases of"
              + " coordination.k8s.io, and mount its token, as deploy/kubernetes/overlays/ha does",
          e);
    } catch (IOException e) {
      throw new CannotStartException(
          "the lease "
              + lease
              + " cannot be used ("
              + e.getMessage()
              + "): check that the namespace exists, and that this pod's network policy allows"
              + " egress to the API server at "
              + server,
          e);
    }
  }

  private StoredLease written(String method, String path, StoredLease wanted) throws IOException {
    HttpResponse<String> response = server.send(method, path, wanted.json().toString());
    if (response.statusCode() == NOT_FOUND) {
      String what = method + " " + path + ": " + response.body();
      throw method.equals("PUT") ? new ConflictException(what) : new IOException(what);
    }
    return read(response);
  }

  private String path() {
    return lease.collection() + "/" + lease.name();
  }

  private static StoredLease read(HttpResponse<String> response) throws IOException {
    if (JSON.readTree(response.body()) instanceof ObjectNode json) {
      return new StoredLease(json);
    }
    throw new IOException("the API server answered " + response.body());
  }
}
