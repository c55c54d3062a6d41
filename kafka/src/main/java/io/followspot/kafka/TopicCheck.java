package io.followspot.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Compares the settings of existing topics with those that Followspot needs. Settings with default
 * values are corrected; settings that an administrator chose are kept and reported.
 */
final class TopicCheck {
  private static final int TIMEOUT_MS = (int) KafkaConnection.ANSWER_WITHIN.toMillis();

  private TopicCheck() {}

  /**
   * Checks topics.
   *
   * @return for users: wrong settings that could not be corrected, one line each
   */
  static List<String> run(Admin admin, List<TopicSpec> plan) throws InterruptedException {
    Map<ConfigResource, TopicSpec> specs = new LinkedHashMap<>();
    plan.forEach(
        spec -> specs.put(new ConfigResource(ConfigResource.Type.TOPIC, spec.name()), spec));
    Map<ConfigResource, Config> configs;
    try {
      configs =
          admin
              .describeConfigs(specs.keySet(), new DescribeConfigsOptions().timeoutMs(TIMEOUT_MS))
              .all()
              .get();
    } catch (ExecutionException e) {
      return List.of(
          "the topics' settings cannot be checked: " + reason(e) + " (DescribeConfigs is needed)");
    }
    List<String> faults = new ArrayList<>();
    Map<ConfigResource, Collection<AlterConfigOp>> mend = new LinkedHashMap<>();
    specs.forEach(
        (resource, spec) ->
            compare(spec, Objects.requireNonNull(configs.get(resource)), faults)
                .forEach(
                    (name, value) ->
                        mend.computeIfAbsent(resource, r -> new ArrayList<>())
                            .add(
                                new AlterConfigOp(
                                    new ConfigEntry(name, value), AlterConfigOp.OpType.SET))));
    if (!mend.isEmpty()) {
      try {
        admin
            .incrementalAlterConfigs(mend, new AlterConfigsOptions().timeoutMs(TIMEOUT_MS))
            .all()
            .get();
      } catch (ExecutionException e) {
        mend.forEach((topic, ops) -> ops.forEach(op -> faults.add(refused(topic, op, e))));
      }
    }
    return List.copyOf(faults);
  }

  private static String refused(ConfigResource topic, AlterConfigOp op, ExecutionException e) {
    return fault(topic.name(), op.configEntry().name(), op.configEntry().value())
        + "; it could not be set: "
        + reason(e);
  }

  /** Returns the settings to correct; adds those that were chosen explicitly to the faults. */
  static Map<String, String> compare(TopicSpec spec, Config config, List<String> faults) {
    Map<String, String> needed = new HashMap<>();
    if (spec.carriesCaptureTime()) {
      TopicSpec.TIMESTAMPS.forEach(
          (name, value) -> {
            ConfigEntry present = config.get(name);
            // A broker that does not know the setting has no such limit.
            if (present != null && !value.equals(present.value())) {
              needed.put(name, value);
            }
          });
    }
    String policy = TopicConfig.CLEANUP_POLICY_CONFIG;
    ConfigEntry cleanup = config.get(policy);
    String right = spec.compacted() ? "compact" : "delete";
    if (cleanup != null && !policies(cleanup).equals(Set.of(right))) {
      needed.put(policy, right);
    }
    Map<String, String> settable = new LinkedHashMap<>();
    needed.forEach(
        (name, value) -> {
          ConfigEntry present = Objects.requireNonNull(config.get(name));
          if (present.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
            faults.add(fault(spec.name(), name, value) + "; somebody set it to " + present.value());
          } else {
            settable.put(name, value);
          }
        });
    return settable;
  }

  private static Set<String> policies(ConfigEntry cleanup) {
    return Set.copyOf(List.of(cleanup.value().replace(" ", "").split(",", -1)));
  }

  private static String fault(String topic, String name, String value) {
    String why =
        name.equals(TopicConfig.CLEANUP_POLICY_CONFIG)
            ? value.equals("compact")
                ? "registrations of cameras will be lost"
                : "records that share a key will be lost"
            : "recordings longer than an hour, or dated ahead, cannot be published or found";
    return "topic " + topic + " needs " + name + "=" + value + ", else " + why;
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }
}
