package io.followspot.gateway.store;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.store.Counts.Span;
import io.followspot.gateway.store.Reviewed.Item;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.IdentityStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long history is kept of each camera, in every database. */
abstract class RetentionContract {
  private static final Instant NOON = TimestampFormat.instant(NOON_US);
  private static final HistoryRetention RETENTION =
      new HistoryRetention(
          Duration.ofDays(30),
          Map.of(
              "gate",
              Duration.ofHours(1),
              "door",
              Duration.ofHours(1),
              "vault",
              Duration.ofDays(90)),
          Map.of("campus", Duration.ofHours(1)));

  private Store store;
  private Projection projection;
  private History history;

  abstract StoreConfig config();

  @BeforeEach
  void open() {
    store = EmptyStore.open(config());
    projection = new Projection(store);
    history = new History(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void tracks_areDeletedWithTheirEvents_whenTheTimeOfTheirCameraIsOver() {
    TrackLives lives = new TrackLives();
    for (String camera : List.of("gate", "door", "lobby", "vault")) {
      lives.visitor(camera, 1, NOON_US, "desk", "middle").guest(camera, 2, NOON_US);
    }
    projection.write(lives.records());

    assertThat(projection.forget(RETENTION, NOON.plus(Duration.ofMinutes(59)))).isZero();
    assertThat(projection.forget(RETENTION, NOON.plus(Duration.ofHours(2)))).isEqualTo(2);
    assertThat(left()).containsExactly("lobby", "vault");
    assertThat(projection.forget(RETENTION, NOON.plus(Duration.ofDays(31)))).isEqualTo(1);
    assertThat(left()).containsExactly("vault");
    assertThat(projection.forget(RETENTION, NOON.plus(Duration.ofDays(91)))).isEqualTo(1);
    assertThat(left()).isEmpty();
    // One that still lives is kept.
    assertThat(history.track("gate.1.2")).isPresent();
    assertThat(history.track("vault.1.2")).isPresent();
  }

  private List<String> left() {
    return List.of("gate", "door", "lobby", "vault").stream()
        .filter(
            camera -> {
              boolean present = history.track(camera + ".1.1").isPresent();
              assertThat(history.events(camera + ".1.1")).hasSize(present ? 5 : 0);
              return present;
            })
        .toList();
  }

  @Test
  void marksAndRecordedTimes_areDeleted_whenTheTimeOfTheirCameraIsOver() {
    Reviewed reviewed = new Reviewed(store);
    TrackLives lives = new TrackLives();
    for (String camera : List.of("gate", "lobby")) {
      reviewed.mark("ann", new Item(camera, camera + ".1.1.3", NOON_US, NOON_US));
      lives.ledgerAt(camera, 1, NOON_US);
    }
    projection.write(lives.records());
    projection.forget(RETENTION, NOON.plus(Duration.ofHours(2)));

    Span span =
        new Span(List.of("gate", "lobby"), Optional.of(NOON_US - 1), Optional.of(NOON_US + 1));
    assertThat(reviewed.items("ann", span)).extracting(Item::cameraId).containsExactly("lobby");
    var activity = new Activity(store).of(span, 1);
    assertThat(activity.get("lobby").recorded()).hasSize(1);
    assertThat(activity)
        .satisfiesAnyOf(
            it -> assertThat(it).doesNotContainKey("gate"),
            it -> assertThat(it.get("gate").recorded()).isEmpty());
  }

  @Test
  void identities_areDeleted_whenTheTimeOfTheirSiteIsOver() {
    projection.write(List.of(identity("campus", 0), identity("harbour", 1)));
    projection.forget(RETENTION, NOON.plus(Duration.ofHours(2)));
    IdentityHistory identities = new IdentityHistory(store);
    assertThat(identities.identity("campus.1")).isEmpty();
    assertThat(identities.events("campus.1")).isEmpty();
    assertThat(identities.identity("harbour.1")).isPresent();
    projection.forget(RETENTION, NOON.plus(Duration.ofDays(31)));
    assertThat(identities.identity("harbour.1")).isEmpty();
  }

  private static ConsumerRecord<String, byte[]> identity(String site, long offset) {
    IdentityEvent left =
        IdentityEvent.newBuilder()
            .setEventId(site + ".1.1")
            .setSequence(1)
            .setType(IdentityEventType.IDENTITY_EVENT_TYPE_LEFT)
            .setOccurredAtUs(NOON_US)
            .setIdentity(
                IdentitySnapshot.newBuilder()
                    .setGlobalId(site + ".1")
                    .setSiteId(site)
                    .setStatus(IdentityStatus.IDENTITY_STATUS_LEFT)
                    .setFirstSeenUs(NOON_US)
                    .setLastSeenUs(NOON_US))
            .build();
    return new ConsumerRecord<>(Topics.IDENTITY_EVENTS, 0, offset, site, left.toByteArray());
  }
}
