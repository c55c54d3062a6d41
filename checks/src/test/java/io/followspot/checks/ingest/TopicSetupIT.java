package io.followspot.checks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicPlan;
import io.followspot.kafka.TopicSetup;
import io.followspot.kafka.TopicSpec;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class TopicSetupIT {
  @Test
  void ensure_topicsThatAreThere_areLeftAlone(KafkaConnection kafka) {
    assertThat(TopicSetup.ensure(kafka)).isEmpty();
    assertThat(TopicSetup.ensure(kafka, TopicPlan.withPartitions(9))).isEmpty();
  }

  @Test
  void ensure_oneThatIsMissing_isCreatedAsPlanned(KafkaConnection kafka) throws Exception {
    TopicSpec spec = new TopicSpec("checks.topic-setup", 3, false, Duration.ofHours(1), 1 << 20);

    assertThat(TopicSetup.ensure(kafka, List.of(spec))).containsExactly(spec.name());
    assertThat(TopicSetup.ensure(kafka, List.of(spec))).isEmpty();

    try (Admin admin = kafka.admin()) {
      Map<String, TopicDescription> topics =
          admin.describeTopics(List.of(spec.name())).allTopicNames().get();
      assertThat(topics.get(spec.name()).partitions()).hasSize(3);
      admin.deleteTopics(List.of(spec.name())).all().get();
    }
  }

  @Test
  void plan_registrations_areCompactedAtTheBroker(KafkaConnection kafka) throws Exception {
    try (Admin admin = kafka.admin()) {
      ConfigResource cameras = new ConfigResource(ConfigResource.Type.TOPIC, Topics.CAMERAS);
      Config config = admin.describeConfigs(List.of(cameras)).all().get().get(cameras);
      assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
      assertThat(config.get("max.message.bytes").value())
          .isEqualTo(String.valueOf(KafkaConnection.MAX_RECORD_BYTES));
    }
  }
}
