package io.followspot.checks.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.checks.hostile.HostileRecords.Hostile;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.kafka.TopicReader;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten thousand records that were spoiled by chance, through real Kafka and real Flink: nothing is
 * restarted, nothing fails inside, and the outcome of each is reported.
 */
@ExtendWith(RunningSystem.class)
class SpoiledRecordsIT {
  private static final long SEED = 20_261_125;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void tenThousandSpoiledRecords_areAllAccountedFor(LocalSystem system, KafkaConnection kafka)
      throws Exception {
    SpoiledRecords spoiled = new SpoiledRecords(SEED);
    List<Hostile> toCameras = spoiled.toCameras();
    List<Hostile> registrations = spoiled.registrations();
    List<Hostile> queries = spoiled.queries();
    List<Hostile> underSpoiledKeys = spoiled.underSpoiledKeys();
    Map<String, Long> expected = SpoiledRecords.perCamera(toCameras);
    // Invalid registrations are counted, like invalid frames.
    expected.put(SpoiledRecords.SETTINGS, undecodable(registrations));
    JobStatus job = new JobStatus(system);
    long restartsBefore = job.restarts();
    List<Long> pidsBefore = job.processIds();
    registerAnew(kafka, expected.keySet(), 0);

    Intruder intruder = new Intruder(kafka);
    List<Hostile> first = new ArrayList<>(toCameras);
    first.addAll(registrations);
    Map<Place, Hostile> places = intruder.publish(first, "none");
    Map<Place, Hostile> placesOfQueries = intruder.publish(queries, "none");
    Map<Place, Hostile> placesOfKeys = intruder.publish(underSpoiledKeys, "none");

    assertThat(places.size() + placesOfQueries.size() + placesOfKeys.size())
        .isGreaterThanOrEqualTo(10_000);
    assertThat(sums(awaitLedgers(kafka, expected))).isEqualTo(expected);
    assertThat(intruder.awaitRejections(placesOfKeys.size(), placesOfKeys.keySet()).values())
        .hasSize(placesOfKeys.size())
        .allMatch(reason -> reason.matches("key_invalid|camera_not_registered"));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(unanswered(kafka, placesOfQueries)).isEmpty());
    places.putAll(placesOfQueries);
    assertThat(intruder.rejections(places.keySet()).values()).doesNotContain("internal_error");
    assertThat(job.restarts()).isEqualTo(restartsBefore);
    assertThat(job.processIds()).isEqualTo(pidsBefore);
  }

  /** The number of frames that each camera has received, if it has accounted for all. */
  private static Map<String, Long> sums(Map<String, Ledger> ledgers) {
    Map<String, Long> sums = new LinkedHashMap<>();
    ledgers.forEach(
        (camera, ledger) -> {
          long rejected = ledger.getRejectedMap().values().stream().mapToLong(n -> n).sum();
          assertThat(ledger.getProcessed() + ledger.getDuplicate() + ledger.getLate() + rejected)
              .as(camera)
              .isEqualTo(ledger.getReceived());
          assertThat(ledger.getRejectedMap()).as(camera).doesNotContainKey("internal_error");
          sums.put(camera, ledger.getReceived());
        });
    return sums;
  }

  /** A camera reports its ledger when its registration changes: changed until all has arrived. */
  private static Map<String, Ledger> awaitLedgers(KafkaConnection kafka, Map<String, Long> expected)
      throws InterruptedException {
    AtomicInteger rounds = new AtomicInteger();
    registerAnew(kafka, expected.keySet(), rounds.incrementAndGet());
    Map<String, Ledger> ledgers = new LinkedHashMap<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(3))
        .untilAsserted(
            () -> {
              Map<String, CameraEvent> log = CameraLog.read(kafka);
              expected.keySet().forEach(camera -> ledgers.put(camera, log.get(camera).getLedger()));
              registerAnew(kafka, expected.keySet(), rounds.incrementAndGet());
              assertThat(ledgers)
                  .allSatisfy(
                      (camera, ledger) ->
                          assertThat(ledger.getReceived())
                              .as(camera)
                              .isGreaterThanOrEqualTo(expected.get(camera)));
            });
    return ledgers;
  }

  private static void registerAnew(KafkaConnection kafka, Set<String> cameras, int round)
      throws InterruptedException {
    try (RegistrationPublisher registrar = new RegistrationPublisher(kafka)) {
      cameras.forEach(camera -> registrar.publish(SpoiledRecords.registration(camera, 1 + round)));
    }
    await("registration of the cameras")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> CameraLog.read(kafka).keySet().containsAll(cameras));
  }

  /** The queries that were neither rejected nor answered. */
  private static List<String> unanswered(KafkaConnection kafka, Map<Place, Hostile> queries) {
    Set<Place> rejected = new Intruder(kafka).rejections(queries.keySet()).keySet();
    Set<String> answered = answered(kafka);
    return queries.entrySet().stream()
        .filter(query -> !rejected.contains(query.getKey()))
        .map(query -> correlationId(query.getValue()))
        .filter(id -> !answered.contains(id))
        .toList();
  }

  private static Set<String> answered(KafkaConnection kafka) {
    Set<String> ids = new HashSet<>();
    TopicReader.readToEnd(
        kafka,
        Topics.TRACK_REPLIES,
        Isolation.COMMITTED,
        entry -> {
          try {
            ids.add(TrackReply.parseFrom(entry.value()).getCorrelationId());
          } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("no reply", e);
          }
        });
    return ids;
  }

  private static String correlationId(Hostile query) {
    try {
      return TrackQuery.parseFrom(query.value()).getCorrelationId();
    } catch (InvalidProtocolBufferException e) {
      return "undecodable, not rejected: " + e.getMessage();
    }
  }

  private static long undecodable(List<Hostile> registrations) {
    return registrations.stream()
        .filter(
            registration -> {
              try {
                CameraRegistration.parseFrom(registration.value());
                return false;
              } catch (InvalidProtocolBufferException e) {
                return true;
              }
            })
        .count();
  }
}
