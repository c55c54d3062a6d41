package io.followspot.checks.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.cli.demo.SimulatedSiteStream;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.laboratory.chaos.Signals;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.TemporaryHome;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.IdentityStatus;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The identities of a site while Flink and the broker are killed: their events are, to the byte,
 * those of a run that nothing disturbs. Runs on demand, see docs/identity.md.
 */
@EnabledIfSystemProperty(
    named = "site.kills",
    matches = "[1-9][0-9]*",
    disabledReason = "takes minutes; -Dsite.kills=20 runs it")
class SiteKillsIT {
  private static final int KILLS = Integer.getInteger("site.kills", 0);
  private static final int SECONDS_PER_KILL = 5;

  /** An hour ago: not live, and within the retention of the topics, which counts capture time. */
  private static final long STREAM = (System.currentTimeMillis() - 3_600_000) * 1_000;

  private static final int PEOPLE = 6;

  /** Some checkpoints, with one of which a repetition would come. */
  private static final int STILL_POLLS = 10;

  private final SimulatedSite site =
      new SimulatedSite(SiteScenario.ordinary(21, 3, PEOPLE, KILLS * SECONDS_PER_KILL + 10));

  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  @Test
  void killedOverAndOver_identityEventsAreThoseOfAnUndisturbedRun() throws Exception {
    Map<String, List<String>> disturbed = events(KILLS);
    Map<String, List<String>> undisturbed = events(0);

    assertThat(undisturbed).hasSizeGreaterThanOrEqualTo(PEOPLE);
    assertThat(disturbed).isEqualTo(undisturbed);
  }

  /**
   * The committed values of a whole run, in order, by identity: how those of different identities
   * are ordered depends on timing.
   */
  private Map<String, List<String>> events(int kills) throws Exception {
    try (TemporaryHome home = TemporaryHome.make("site-kills")) {
      LocalSystem.Options options =
          LocalSystem.Options.anywhere(home.path()).withEmbeddedFunctions();
      try (LocalSystem system = LocalSystem.start(options, System.out::println)) {
        KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
        try (SimulatedSiteStream stream = new SimulatedSiteStream(kafka, "hall", site)) {
          for (CameraRegistration registration : stream.registrations(STREAM - 1)) {
            Filming.register(kafka, registration);
          }
          stream(stream, system, kills);
        }
        return untilAllHaveLeft(kafka);
      }
    }
  }

  private static void stream(SimulatedSiteStream stream, LocalSystem system, int kills)
      throws Exception {
    ExecutorService publisher = Executors.newSingleThreadExecutor();
    try {
      Future<?> published =
          publisher.submit(
              () -> {
                stream.run(STREAM, kills > 0);
                return null;
              });
      Random random = new Random(7);
      for (int i = 0; i < kills; i++) {
        Thread.sleep(SECONDS_PER_KILL * 1_000);
        // Four kills of Flink to one of the broker.
        String part = random.nextInt(5) == 0 ? "broker" : "engine";
        await("the kill of the " + part)
            .atMost(Duration.ofMinutes(1))
            .until(() -> Signals.kill(system.process(part).current().pid()));
        System.out.println("killed " + (i + 1) + ": " + part);
      }
      published.get(5, TimeUnit.MINUTES);
    } finally {
      publisher.shutdownNow();
    }
  }

  private static Map<String, List<String>> untilAllHaveLeft(KafkaConnection kafka) {
    Map<String, List<String>> values = new TreeMap<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Isolation.COMMITTED, Map.of())) {
      List<TopicPartition> partitions =
          TopicReader.partitions(consumer, kafka, Topics.IDENTITY_EVENTS);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Set<String> present = new HashSet<>();
      int[] still = {0};
      await("all identities leave, and nothing is repeated")
          .atMost(Duration.ofMinutes(5))
          .until(
              () -> {
                still[0]++;
                for (var entry : consumer.poll(Duration.ofSeconds(1))) {
                  IdentitySnapshot identity = IdentityEvent.parseFrom(entry.value()).getIdentity();
                  note(identity, present);
                  values
                      .computeIfAbsent(identity.getGlobalId(), key -> new ArrayList<>())
                      .add(HexFormat.of().formatHex(entry.value()));
                  still[0] = 0;
                }
                return !values.isEmpty() && present.isEmpty() && still[0] >= STILL_POLLS;
              });
    }
    return values;
  }

  private static void note(IdentitySnapshot identity, Set<String> present) {
    if (identity.getStatus() == IdentityStatus.IDENTITY_STATUS_PRESENT) {
      present.add(identity.getGlobalId());
    } else {
      present.remove(identity.getGlobalId());
    }
  }
}
