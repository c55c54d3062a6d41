package io.followspot.engine.kubernetes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.flink.runtime.leaderelection.LeaderInformation;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the components of the JobManager that leads are, as this process knows it. */
public final class Leaders implements AutoCloseable {
  /** The path at which a JobManager answers with them. */
  public static final String PATH = "/leaders";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the JobManager in this process, if it is one of several. */
  private static final AtomicReference<Leaders> HERE = new AtomicReference<>();

  private final Map<Consumer<LeaderInformation>, String> listeners = new HashMap<>();

  /** Calls listeners one after the other, without a lock. */
  private final ExecutorService delivery;

  private Map<String, LeaderInformation> known = Map.of();

  private Leaders(ExecutorService delivery) {
    this.delivery = delivery;
  }

  static Leaders create() {
    return new Leaders(
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "leaders");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** Of the JobManager in this process, which answers others; empty if it is the only one. */
  public static Optional<Leaders> here() {
    return Optional.ofNullable(HERE.get());
  }

  /** Makes {@link #here} find this. */
  Leaders answerOthers() {
    HERE.set(this);
    return this;
  }

  /** Replaces all, and tells those who follow a component that has changed. */
  synchronized void set(Map<String, LeaderInformation> leaders) {
    Map<String, LeaderInformation> before = known;
    known = Map.copyOf(leaders);
    listeners.forEach(
        (listener, component) -> {
          LeaderInformation now = of(known, component);
          if (!now.equals(of(before, component))) {
            delivery.execute(() -> listener.accept(now));
          }
        });
  }

  /** Tells where a component is, now and whenever that has changed, until it is closed. */
  synchronized Following follow(String component, Consumer<LeaderInformation> listener) {
    listeners.put(listener, component);
    LeaderInformation now = of(known, component);
    delivery.execute(() -> listener.accept(now));
    return () -> forget(listener);
  }

  /** In JSON, as {@link #parse} reads it; empty if no leader is known. */
  public synchronized String text() {
    return known.isEmpty() ? "" : text(known);
  }

  /** In JSON. */
  static String text(Map<String, LeaderInformation> leaders) {
    ObjectNode json = JSON.createObjectNode();
    new TreeMap<>(leaders)
        .forEach(
            (component, leader) ->
                json.putObject(component)
                    .put("session", String.valueOf(leader.getLeaderSessionID()))
                    .put("address", leader.getLeaderAddress()));
    return json.toString();
  }

  /**
   * Reads the JSON of {@link #text}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Map<String, LeaderInformation> parse(String text) {
    try {
      Map<String, LeaderInformation> leaders = new HashMap<>();
      JsonNode json = JSON.readTree(text);
      json.fields()
          .forEachRemaining(
              field ->
                  leaders.put(
                      field.getKey(),
                      LeaderInformation.known(
                          UUID.fromString(field.getValue().path("session").asText()),
                          field.getValue().path("address").asText())));
      return leaders;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the leaders in JSON: " + text, e);
    }
  }

  /** Nobody is told anything any more. */
  @Override
  public synchronized void close() {
    listeners.clear();
    delivery.shutdown();
  }

  private synchronized void forget(Consumer<LeaderInformation> listener) {
    listeners.remove(listener);
  }

  private static LeaderInformation of(Map<String, LeaderInformation> leaders, String component) {
    return leaders.getOrDefault(component, LeaderInformation.empty());
  }

  /** Until it is closed. */
  interface Following extends AutoCloseable {
    @Override
    void close();
  }
}
