package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPlanTest {
  @Test
  void standard_names_areThoseOfTopics() {
    assertThat(TopicPlan.standard())
        .extracting(TopicSpec::name)
        .containsExactlyInAnyOrderElementsOf(Topics.ALL);
  }

  @Test
  void standard_onlyRegistrations_areKeptForEver() {
    assertThat(TopicPlan.standard().stream().filter(TopicSpec::compacted))
        .extracting(TopicSpec::name)
        .containsExactly(Topics.CAMERAS);
  }

  @Test
  void toNewTopic_ofFrames_takesLargeRecordsAndForgetsThem() {
    NewTopic frames =
        TopicPlan.withPartitions(7).stream()
            .filter(spec -> spec.name().equals(Topics.FRAMES))
            .findFirst()
            .orElseThrow()
            .toNewTopic();

    assertThat(frames.numPartitions()).isEqualTo(7);
    assertThat(frames.configs())
        .containsEntry("max.message.bytes", String.valueOf(KafkaConnection.MAX_RECORD_BYTES))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "86400000");
  }

  @Test
  void toNewTopic_ofEachTopic_letsTheBrokerUnpackWhatComes() {
    assertThat(TopicPlan.standard())
        .allSatisfy(
            spec ->
                assertThat(spec.toNewTopic().configs())
                    .containsEntry("compression.type", "uncompressed"));
  }

  @Test
  void toNewTopic_whoseRecordsCarryCaptureTimes_takesTimesAheadOfTheClock() {
    assertThat(TopicPlan.standard().stream().filter(TopicSpec::carriesCaptureTime))
        .hasSize(3)
        .allSatisfy(
            spec ->
                assertThat(spec.toNewTopic().configs())
                    .containsEntry("message.timestamp.type", "CreateTime")
                    .containsEntry(
                        "message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE)));
  }

  @Test
  void standard_hasAsManyPartitionsAsTheSettingSays() {
    assertThat(TopicPlan.standard().get(0).toNewTopic().numPartitions())
        .isEqualTo(Integer.parseInt(Setting.PARTITIONS.defaultValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "129", "four", ""})
  void partitions_thatAreNoNumberOfThem_areRefused(String text) {
    assertThatThrownBy(() -> TopicPlan.partitions(text))
        .isInstanceOf(CannotStartException.class)
        .hasMessage(
            "FOLLOWSPOT_PARTITIONS="
                + text
                + " is not a number of partitions: give one from 1 to 128");
  }

  @Test
  void withPartitions_none_isRefused() {
    assertThatThrownBy(() -> TopicPlan.withPartitions(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
