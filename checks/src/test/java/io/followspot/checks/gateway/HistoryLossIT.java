package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.system.LoneBroker;
import io.followspot.gateway.Gateway;
import io.followspot.gateway.Server;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.http.ServerLimits;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KeyPartition;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.kafka.TopicPlan;
import io.followspot.process.HostPort;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events that Kafka has deleted stay in history until their loss is accepted; what a camera's
 * retention has deleted does not come back from Kafka.
 */
class HistoryLossIT {
  private static final String CAMERA = "hall";
  private static final String SHORT_KEPT = "gate";
  private static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path directory;

  @Test
  void rebuild_ofTopicsThatLackTheBeginning_losesNothingUnasked() throws Exception {
    try (LoneBroker broker = new LoneBroker()) {
      KafkaConnection kafka = broker.kafka();
      for (int ordinal = 1; ordinal <= 3; ordinal++) {
        publishEnded(kafka, CAMERA, ordinal, ended(ordinal));
      }
      publishEnded(kafka, SHORT_KEPT, 1, BEGIN.minus(Duration.ofHours(2)));
      registerForAnHour(kafka);
      Server.Settings serving =
          new Server.Settings(
              new HostPort("127.0.0.1", 0),
              Access.open(),
              AllowedOrigins.open("", ""),
              Optional.empty(),
              ServerLimits.fromEnvironment(false));
      StoreConfig store = StoreConfig.embedded(directory, Duration.ofDays(1));
      try (Gateway gateway = new Gateway(kafka, store, serving)) {
        Http http = new Http(gateway.address());
        http.await("/v1/tracks?camera=hall", tracks -> tracks.path("tracks").size() == 3);
        assertThat(http.send("POST", "/v1/store/rebuild").statusCode()).isEqualTo(202);
        http.await("/v1/store", state -> !state.path("rebuilding").asBoolean());
        http.await("/v1/tracks", tracks -> tracks.path("tracks").size() == 3);

        forgetFirst(kafka);

        HttpResponse<byte[]> refused = http.send("POST", "/v1/store/rebuild");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
            .contains("no longer contain events before " + stamp(ended(2)))
            .contains("accept_loss=true");
        assertThat(http.json("/v1/tracks").path("tracks")).hasSize(3);

        assertThat(http.send("POST", "/v1/store/rebuild?accept_loss=true").statusCode())
            .isEqualTo(202);
        JsonNode left =
            http.await("/v1/tracks?camera=hall", tracks -> tracks.path("tracks").size() == 2);
        assertThat(left.path("tracks").findValuesAsText("track_id"))
            .containsExactly(CAMERA + ".1.3", CAMERA + ".1.2");
      }
    }
  }

  private static void forgetFirst(KafkaConnection kafka) throws Exception {
    int partitions =
        TopicPlan.standard().stream()
            .filter(topic -> topic.name().equals(Topics.TRACK_EVENTS))
            .findFirst()
            .orElseThrow()
            .partitions();
    TopicPartition partition =
        new TopicPartition(Topics.TRACK_EVENTS, KeyPartition.of(CAMERA, partitions));
    try (Admin admin = kafka.admin()) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1))).all().get();
    }
  }

  private static String stamp(Instant second) {
    return second.toString().replace("Z", ".000000Z");
  }

  private static Instant ended(int ordinal) {
    return BEGIN.plusSeconds(ordinal);
  }

  private static void registerForAnHour(KafkaConnection kafka) {
    try (RegistrationPublisher registrar = new RegistrationPublisher(kafka)) {
      registrar.publish(
          CameraRegistration.newBuilder()
              .setCameraId(SHORT_KEPT)
              .setHistoryRetentionUs(Duration.ofHours(1).toNanos() / 1_000)
              .build());
    }
  }

  private static void publishEnded(KafkaConnection kafka, String camera, int ordinal, Instant ended)
      throws Exception {
    String id = camera + ".1." + ordinal;
    long endedUs = ChronoUnit.MICROS.between(Instant.EPOCH, ended);
    TrackEvent event =
        TrackEvent.newBuilder()
            .setEventId(id + ".1")
            .setSequence(1)
            .setType(TrackEventType.TRACK_EVENT_TYPE_ENDED)
            .setTrack(
                TrackSnapshot.newBuilder()
                    .setTrackId(id)
                    .setCameraId(camera)
                    .setCameraEpoch(1)
                    .setSequence(1)
                    .setStatus(TrackStatus.TRACK_STATUS_ENDED)
                    .setReason(EndReason.END_REASON_EXITED)
                    .setFirstSeenUs(endedUs - 500_000)
                    .setLastSeenUs(endedUs)
                    .setFrame(
                        FrameRef.newBuilder()
                            .setCameraId(camera)
                            .setStreamId(1)
                            .setSequence(ordinal)
                            .setCapturedAtUs(endedUs)))
            .build();
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      producer.send(new ProducerRecord<>(Topics.TRACK_EVENTS, camera, event.toByteArray())).get();
    }
  }
}
