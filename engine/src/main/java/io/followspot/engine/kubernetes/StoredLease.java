package io.followspot.engine.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.flink.runtime.leaderelection.LeaderInformation;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A Lease of {@code coordination.k8s.io/v1}.
 *
 * @param json the whole object, with fields that are unknown here
 */
record StoredLease(ObjectNode json) {
  private static final String LEADERS = "followspot.io/leaders";

  /** {@code MicroTime} of Kubernetes wants all six digits. */
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Changes with each write. */
  String version() {
    return json.path("metadata").path("resourceVersion").asText();
  }

  /** Who has it; empty if nobody has. */
  String holder() {
    return json.path("spec").path("holderIdentity").asText("");
  }

  /** How long after its last renewal its holder has it; zero if it does not say. */
  Duration duration() {
    return Duration.ofSeconds(json.path("spec").path("leaseDurationSeconds").asLong());
  }

  /** Where the holder's components are, as it has published; none if that cannot be read. */
  Map<String, LeaderInformation> leaders() {
    try {
      return Leaders.parse(json.path("metadata").path("annotations").path(LEADERS).asText("{}"));
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  /** The same with another holder. */
  StoredLease takenBy(String holder, Duration duration, Instant now) {
    StoredLease taken = renewed(now, Map.of());
    ObjectNode spec = taken.spec();
    spec.put("holderIdentity", holder);
    spec.put("leaseDurationSeconds", duration.toSeconds());
    spec.put("acquireTime", MICROS.format(now));
    spec.put("leaseTransitions", spec.path("leaseTransitions").asInt() + 1);
    return taken;
  }

  /** The same, for as long again. */
  StoredLease renewed(Instant now, Map<String, LeaderInformation> leaders) {
    StoredLease renewed = new StoredLease(json.deepCopy());
    renewed.spec().put("renewTime", MICROS.format(now));
    child(renewed.metadata(), "annotations").put(LEADERS, Leaders.text(leaders));
    return renewed;
  }

  /** The same without a holder. */
  StoredLease released() {
    StoredLease released = new StoredLease(json.deepCopy());
    released.spec().remove("holderIdentity");
    return released;
  }

  /** The same with another holder, and nothing that says for how long. */
  StoredLease heldBy(String holder) {
    StoredLease held = new StoredLease(json.deepCopy());
    held.spec().put("holderIdentity", holder);
    return held;
  }

  /** The same, to be written if the stored one has this version. */
  StoredLease ofVersion(String version) {
    StoredLease other = new StoredLease(json.deepCopy());
    other.metadata().put("resourceVersion", version);
    return other;
  }

  private ObjectNode spec() {
    return child(json, "spec");
  }

  private ObjectNode metadata() {
    return child(json, "metadata");
  }

  private static ObjectNode child(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode found ? found : parent.putObject(field);
  }
}
