package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.demo.SimulatedSiteStream;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.IdentityQuery;
import io.followspot.protos.v1.IdentityReply;
import io.followspot.protos.v1.IdentitySighting;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two calibrated cameras of a site and one walker, over real topics, functions and gateway. */
@ExtendWith(RunningSystem.class)
@Timeout(240)
class SiteIT {
  private static final long STREAM = 1_750_000_000_000_000L;

  @Test
  void walkerInTwoCameras_isOneIdentityWithEveryEventOnce(KafkaConnection kafka, LocalSystem system)
      throws Exception {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(11, 2, 1, 12));
    try (SimulatedSiteStream stream = new SimulatedSiteStream(kafka, "walk", site)) {
      for (CameraRegistration registration : stream.registrations(STREAM - 1)) {
        Filming.register(kafka, registration);
      }
      stream.run(STREAM, false);
    }

    List<IdentityEvent> events = eventsUntilLeft(kafka);
    assertThat(events)
        .extracting(IdentityEvent::getEventId)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, events.size()).mapToObj(i -> "walk.1." + i).toList());
    assertThat(events)
        .extracting(IdentityEvent::getType)
        .startsWith(IdentityEventType.IDENTITY_EVENT_TYPE_APPEARED)
        .contains(IdentityEventType.IDENTITY_EVENT_TYPE_SEEN_BY)
        .endsWith(IdentityEventType.IDENTITY_EVENT_TYPE_LEFT);
    assertThat(events.get(events.size() - 1).getIdentity().getSightingsList())
        .extracting(IdentitySighting::getCameraId)
        .contains("walk-cam1", "walk-cam2");

    Http http = new Http(system);
    JsonNode identity =
        http.await("/v1/identities/walk.1", it -> it.path("status").asText().equals("left"));
    assertThat(identity.path("path").size()).isGreaterThan(4);
    String track = identity.at("/sightings/0/track_id").asText();
    JsonNode asked =
        http.await(
            "/v1/tracks/" + track + "?consistency=strong",
            it -> it.path("global_id").asText().equals("walk.1"));
    assertThat(asked.path("status").asText()).isEqualTo("ended");
    JsonNode map = http.json("/v1/sites/walk/map");
    assertThat(map.path("camera_ids")).hasSize(2);
    assertThat(map.at("/zones/0/zone_id").asText()).isEqualTo("middle");
    long entries = count(events, IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_ENTERED);
    long exits = count(events, IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_EXITED);
    assertThat(entries).isPositive().isEqualTo(exits);
    JsonNode counts =
        http.await(
            "/v1/sites/walk/counts?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
            it -> it.at("/zones/0/entries").asLong() == entries);
    assertThat(counts.path("people").asInt()).isEqualTo(1);
    assertThat(counts.at("/zones/0/exits").asLong()).isEqualTo(exits);
    assertThat(ask(kafka, "walk.1").getIdentity())
        .isEqualTo(events.get(events.size() - 1).getIdentity());
  }

  private static long count(List<IdentityEvent> events, IdentityEventType type) {
    return events.stream().filter(it -> it.getType() == type).count();
  }

  /** By Kafka, as any program can. */
  private static IdentityReply ask(KafkaConnection kafka, String globalId) throws Exception {
    try (Consumer<String, byte[]> consumer = kafka.consumer(Isolation.UNCOMMITTED, Map.of());
        Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      List<TopicPartition> partitions =
          TopicReader.partitions(consumer, kafka, Topics.IDENTITY_REPLIES);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      IdentityQuery query =
          IdentityQuery.newBuilder().setGlobalId(globalId).setCorrelationId("SiteIT").build();
      producer
          .send(new ProducerRecord<>(Topics.IDENTITY_QUERIES, globalId, query.toByteArray()))
          .get();
      List<IdentityReply> replies = new ArrayList<>();
      await("the reply")
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                for (var entry : consumer.poll(Duration.ofMillis(200))) {
                  if ("SiteIT".equals(entry.key())) {
                    replies.add(IdentityReply.parseFrom(entry.value()));
                  }
                }
                return !replies.isEmpty();
              });
      return replies.get(0);
    }
  }

  private static List<IdentityEvent> eventsUntilLeft(KafkaConnection kafka) {
    List<IdentityEvent> events = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Isolation.COMMITTED, Map.of())) {
      List<TopicPartition> partitions =
          TopicReader.partitions(consumer, kafka, Topics.IDENTITY_EVENTS);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await("the walker leaves")
          .atMost(Duration.ofSeconds(90))
          .until(
              () -> {
                for (var entry : consumer.poll(Duration.ofMillis(200))) {
                  if ("walk".equals(entry.key())) {
                    events.add(IdentityEvent.parseFrom(entry.value()));
                  }
                }
                return events.stream()
                    .anyMatch(it -> it.getType() == IdentityEventType.IDENTITY_EVENT_TYPE_LEFT);
              });
    }
    return events;
  }
}
