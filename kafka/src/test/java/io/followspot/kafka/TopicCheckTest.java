package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
  private static final String AFTER_MAX = "message.timestamp.after.max.ms";

  private final List<String> faults = new ArrayList<>();

  @Test
  void compare_registrationsThatTheDefaultWouldDelete_areSetToCompact() {
    Config config = config(entry("cleanup.policy", "delete", ConfigSource.DEFAULT_CONFIG));

    assertThat(TopicCheck.compare(spec(Topics.CAMERAS), config, faults))
        .containsExactlyEntriesOf(Map.of("cleanup.policy", "compact"));
    assertThat(faults).isEmpty();
  }

  @Test
  void compare_policyThatSomebodyChose_isLeftAndTold() {
    Config config =
        config(entry("cleanup.policy", "compact,delete", ConfigSource.DYNAMIC_TOPIC_CONFIG));

    assertThat(TopicCheck.compare(spec(Topics.CAMERAS), config, faults)).isEmpty();
    assertThat(faults)
        .singleElement()
        .asString()
        .contains(
            Topics.CAMERAS, "cleanup.policy=compact", "registrations of cameras will be lost");
  }

  @Test
  void compare_framesOfAnEarlierVersion_takeTimesAheadOfTheClockNow() {
    Config config =
        config(
            entry("cleanup.policy", "delete", ConfigSource.DYNAMIC_TOPIC_CONFIG),
            entry("message.timestamp.type", "CreateTime", ConfigSource.DEFAULT_CONFIG),
            entry(AFTER_MAX, "3600000", ConfigSource.DEFAULT_CONFIG));

    assertThat(TopicCheck.compare(spec(Topics.FRAMES), config, faults))
        .containsExactlyEntriesOf(Map.of(AFTER_MAX, String.valueOf(Long.MAX_VALUE)));
  }

  @Test
  void compare_brokerThatKnowsNoLimit_isLeft() {
    Config config =
        config(
            entry("cleanup.policy", "delete", ConfigSource.DEFAULT_CONFIG),
            entry("message.timestamp.type", "CreateTime", ConfigSource.DEFAULT_CONFIG));

    assertThat(TopicCheck.compare(spec(Topics.FRAMES), config, faults)).isEmpty();
    assertThat(faults).isEmpty();
  }

  private static TopicSpec spec(String topic) {
    return TopicPlan.standard().stream()
        .filter(spec -> spec.name().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private static Config config(ConfigEntry... entries) {
    return new Config(List.of(entries));
  }

  private static ConfigEntry entry(String name, String value, ConfigSource source) {
    return new ConfigEntry(
        name, value, source, false, false, List.of(), ConfigEntry.ConfigType.STRING, "");
  }
}
