package io.followspot.gateway.store;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.store.Counts.Flow;
import io.followspot.gateway.store.Counts.Span;
import io.followspot.gateway.store.Counts.Tally;
import io.followspot.gateway.store.Occupancy.Presence;
import io.followspot.gateway.store.TrackFilter.PageCursor;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do for us. */
abstract class StoreContract {
  private Store store;
  private Projection projection;
  private History history;
  private Counts counts;

  abstract StoreConfig config();

  @BeforeEach
  void open() {
    store = EmptyStore.open(config());
    projection = new Projection(store);
    history = new History(store);
    counts = new Counts(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void write_twice_changesNothing() {
    TrackLives lives = new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle");
    projection.write(lives.records());
    projection.write(lives.records());
    assertThat(history.events("lobby.1.1")).hasSize(5);
    assertThat(history.track("lobby.1.1").orElseThrow().getSequence()).isEqualTo(5);
    assertThat(tallies()).allSatisfy(tally -> assertThat(tally.count()).isEqualTo(1));
  }

  @Test
  void figures_countTracksThatGoOn_andTellTheSizeOnDisk() {
    projection.write(new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle").records());
    StoreFigures figures = new StoreFigures(store);
    assertThat(figures.tracksByStatus()).containsOnlyKeys("confirmed", "stationary", "lost");
    long going = figures.tracksByStatus().values().stream().mapToLong(Long::longValue).sum();
    boolean ended =
        history.track("lobby.1.1").orElseThrow().getStatus()
            == io.followspot.protos.v1.TrackStatus.TRACK_STATUS_ENDED;
    assertThat(going).isEqualTo(ended ? 0 : 1);
    assertThat(figures.sizeBytes().orElseThrow()).isGreaterThan(4_096);
  }

  @Test
  void search_howeverManyValues_isOneSqlText() {
    projection.write(new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle").records());
    Set<String> texts = ConcurrentHashMap.newKeySet();
    store
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                texts.add(context.getRenderedSql());
              }
            });
    List<String> values = new ArrayList<>(List.of("lobby", "person", "ended", "door"));
    int first = 0;
    for (int i = 0; i < 60; i++) {
      values.add("other" + i);
      TrackFilter filter =
          new TrackFilter(
              values,
              values,
              values,
              values,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              10);
      assertThat(history.search(filter))
          .extracting(TrackSnapshot::getTrackId)
          .contains("lobby.1.1");
      counts.tallies(new Span(values, Optional.empty(), Optional.empty()), 1_000_000, i / 9f);
      counts.inside(new Span(values, Optional.empty(), Optional.empty()));
      LineChoice choice = new LineChoice(values, Optional.of(true));
      new Crossings(store)
          .search(new CrossingFilter(values, choice, 0, NOON_US, i / 9f, Optional.empty(), 10));
      first = i == 0 ? texts.size() : first;
    }
    assertThat(texts).hasSize(first);
  }

  @Test
  void write_olderEventAfterNewer_keepsTheNewer() {
    var records = new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle").records();
    projection.write(records);
    projection.write(records.subList(0, 2));
    assertThat(history.track("lobby.1.1").orElseThrow().getSequence()).isEqualTo(5);
  }

  @Test
  void write_eventByEvent_endsAsInOneBatch() {
    var records = new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle").records();
    records.forEach(one -> projection.write(List.of(one)));
    assertThat(history.track("lobby.1.1").orElseThrow().getPathCount()).isEqualTo(5);
  }

  @Test
  void write_anyPrefixAgainAfterACrash_endsTheSame() {
    var records =
        new TrackLives()
            .visitor("lobby", 1, NOON_US, "door", "middle")
            .visitor("lobby", 2, NOON_US, "desk", "middle")
            .ledger("lobby", 1, 10)
            .records();
    projection.write(records);
    var before = everythingKnown();
    for (int from = 0; from < records.size(); from++) {
      for (int to = from + 1; to <= records.size(); to++) {
        projection.write(records.subList(from, to));
      }
    }
    assertThat(everythingKnown()).isEqualTo(before);
  }

  @Test
  void clear_andWrittenAgain_endsTheSame() {
    var records = new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle").records();
    projection.write(records);
    var before = everythingKnown();
    projection.clear();
    assertThat(history.track("lobby.1.1")).isEmpty();
    assertThat(projection.offsets()).isEmpty();
    projection.write(records);
    assertThat(everythingKnown()).isEqualTo(before);
  }

  @Test
  void trackAsOf_isTheLastEventUntilThen() {
    projection.write(new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle").records());
    assertThat(history.trackAsOf("lobby.1.1", NOON_US - 1)).isEmpty();
    assertThat(history.trackAsOf("lobby.1.1", NOON_US + 2_500_000).orElseThrow().getSequence())
        .isEqualTo(3);
  }

  private List<Object> everythingKnown() {
    return List.of(
        history.search(filter(List.of(), List.of(), Optional.empty(), 100)),
        history.events("lobby.1.1"),
        history.events("lobby.1.2"),
        history.cameras(),
        tallies(),
        counts.flows(everything()));
  }

  @Test
  void write_keepsOffsetsWithTheEvents() {
    projection.write(new TrackLives().garbage().guest("lobby", 1, NOON_US).records());
    assertThat(projection.offsets()).containsEntry(new TopicPartition(Topics.TRACK_EVENTS, 0), 2L);
    assertThat(history.track("lobby.1.1")).isPresent();
  }

  @Test
  void write_poison_isLeftOutAndCounted_andTheRestIsThere() {
    TrackLives lives =
        new TrackLives()
            .guest("lobby", 1, NOON_US)
            .guest("c".repeat(90), 1, NOON_US)
            .garbage()
            .guest("lobby", 2, NOON_US);
    projection.write(lives.records());
    assertThat(history.track("lobby.1.1")).isPresent();
    assertThat(history.track("lobby.1.2")).isPresent();
    assertThat(projection.skipped()).isEqualTo(2);
    assertThat(projection.offsets()).containsEntry(new TopicPartition(Topics.TRACK_EVENTS, 0), 4L);
    projection.write(lives.records());
    assertThat(projection.skipped()).isEqualTo(2);
  }

  @Test
  void write_nulInALabel_holdsUpNothing() {
    var nul = new TrackLives().guest("lobby", 1, NOON_US).records().get(0);
    var event = ColumnValues.trackEvent(nul.value()).toBuilder();
    event.getTrackBuilder().setLabel("per\0son");
    var poison =
        new org.apache.kafka.clients.consumer.ConsumerRecord<>(
            Topics.TRACK_EVENTS, 0, 5, "lobby", event.build().toByteArray());
    projection.write(List.of(poison));
    // One database accepts it, the other does not: neither stops.
    assertThat(history.track("lobby.1.1").isPresent() ? 0L : 1L).isEqualTo(projection.skipped());
    assertThat(projection.offsets()).containsEntry(new TopicPartition(Topics.TRACK_EVENTS, 0), 6L);
  }

  @Test
  void search_rareAndCommon_findTheSame() {
    TrackLives lives = new TrackLives();
    for (int i = 1; i <= 2_100; i++) {
      lives.visitor("lobby", i, NOON_US + i * 1_000L, i == 7 ? "rare" : "common", "middle");
    }
    projection.write(lives.records());
    assertThat(ids(filter(List.of(), List.of("rare"), Optional.empty(), 9)))
        .containsExactly("lobby.1.7");
    assertThat(history.search(filter(List.of(), List.of("common"), Optional.empty(), 9)))
        .extracting(TrackSnapshot::getTrackId)
        .startsWith("lobby.1.2100")
        .hasSize(9);
    assertThat(history.search(filter(List.of(), List.of("common"), Optional.empty(), 5_000)))
        .hasSize(2_099);
    List<String> each = new ArrayList<>();
    history.each(
        filter(List.of(), List.of(), Optional.empty(), 5_000), it -> each.add(it.getTrackId()));
    assertThat(each).hasSize(2_100).doesNotHaveDuplicates();
  }

  @Test
  void inside_isWhoEnteredAndDidNotLeaveOrEnd() {
    TrackLives lives = new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle");
    projection.write(lives.records().subList(0, 2));
    assertThat(counts.inside(everything())).containsExactly(new Presence("lobby", "door", 1));
    projection.write(lives.records());
    assertThat(counts.inside(everything())).isEmpty();
    assertThat(counts.inside(upTo(NOON_US + 2_500_000)))
        .containsExactly(new Presence("lobby", "door", 1));
    assertThat(counts.inside(upTo(NOON_US + 3_500_000))).isEmpty();
    assertThat(counts.inside(upTo(NOON_US + 500_000))).isEmpty();
  }

  private static Span upTo(long atUs) {
    return new Span(List.of("lobby"), Optional.empty(), Optional.of(atUs));
  }

  @Test
  void search_pages_meetEveryTrackOnce() {
    TrackLives lives = new TrackLives();
    for (int i = 1; i <= 25; i++) {
      // Many tracks are last seen in the same microsecond.
      lives.guest("lobby", i, NOON_US + i / 5);
    }
    projection.write(lives.records());
    List<String> seen = new ArrayList<>();
    Optional<PageCursor> after = Optional.empty();
    while (true) {
      List<TrackSnapshot> page = history.search(filter(List.of(), List.of(), after, 4));
      if (page.isEmpty()) {
        break;
      }
      page.forEach(track -> seen.add(track.getTrackId()));
      TrackSnapshot last = page.get(page.size() - 1);
      after =
          Optional.of(
              PageCursor.parse(new PageCursor(last.getLastSeenUs(), last.getTrackId()).text()));
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void search_filters() {
    projection.write(
        new TrackLives()
            .visitor("lobby", 1, NOON_US, "door", "middle")
            .visitor("yard", 1, NOON_US + 60_000_000, "gate", "middle")
            .guest("lobby", 2, NOON_US)
            .records());
    assertThat(ids(filter(List.of("lobby"), List.of(), Optional.empty(), 9)))
        .containsExactly("lobby.1.1", "lobby.1.2");
    assertThat(ids(filter(List.of(), List.of("gate"), Optional.empty(), 9)))
        .containsExactly("yard.1.1");
    assertThat(
            ids(
                new TrackFilter(
                    List.of(),
                    List.of("ended"),
                    List.of("person"),
                    List.of(),
                    Optional.of(NOON_US + 30_000_000),
                    Optional.of(NOON_US + 90_000_000),
                    Optional.of(Duration.ofSeconds(4)),
                    Optional.empty(),
                    9)))
        .containsExactly("yard.1.1");
  }

  @Test
  void crossings_areByTimeLineAndDirection_andAsManyAsCounted() {
    projection.write(
        new TrackLives()
            .visitor("lobby", 1, NOON_US, "door", "middle")
            .passer("lobby", 2, NOON_US + 60_000_000, "middle", false)
            .passer("lobby", 3, NOON_US + 120_000_000, "gate", true)
            .passer("yard", 1, NOON_US + 180_000_000, "middle", true)
            .records());
    LineChoice any = new LineChoice(List.of(), Optional.empty());
    assertThat(crossings(List.of(), any, NOON_US, NOON_US + 180_000_000))
        .containsExactly("yard.1.1.2", "lobby.1.3.2", "lobby.1.2.2", "lobby.1.1.3");
    assertThat(crossings(List.of("lobby"), any, NOON_US, NOON_US + 119_999_999))
        .containsExactly("lobby.1.2.2", "lobby.1.1.3");
    LineChoice back = new LineChoice(List.of("middle"), Optional.of(false));
    assertThat(crossings(List.of(), back, NOON_US, NOON_US + 180_000_000))
        .containsExactly("lobby.1.2.2");
    LineChoice ahead = new LineChoice(List.of("middle", "gate"), Optional.of(true));
    assertThat(crossings(List.of("lobby"), ahead, NOON_US, NOON_US + 180_000_000))
        .containsExactly("lobby.1.3.2", "lobby.1.1.3");
  }

  @Test
  void crossings_lessSureThanAskedFor_areApart_unknownOnesAreCounted() {
    projection.write(
        new TrackLives()
            .passer("lobby", 1, NOON_US, "middle", true, 0.7f)
            .passer("lobby", 2, NOON_US + 1, "middle", true, 0.3f)
            .passer("lobby", 3, NOON_US + 2, "middle", true, 0.4f)
            .passer("lobby", 4, NOON_US + 3, "middle", true)
            .records());
    assertThat(counts.tallies(everything(), 3_600_000_000L, 0.4f))
        .containsExactly(
            new Tally("lobby", "middle", "line_crossed", true, NOON_US, false, 3, 0),
            new Tally("lobby", "middle", "line_crossed", true, NOON_US, true, 1, 0));
    assertThat(counts.tallies(everything(), 3_600_000_000L, 0))
        .containsExactly(new Tally("lobby", "middle", "line_crossed", true, NOON_US, false, 4, 0));
    LineChoice any = new LineChoice(List.of(), Optional.empty());
    CrossingFilter sure =
        new CrossingFilter(List.of(), any, NOON_US, NOON_US + 9, 0.7f, Optional.empty(), 100);
    assertThat(new Crossings(store).search(sure))
        .extracting(TrackEvent::getEventId)
        .containsExactly("lobby.1.4.2", "lobby.1.1.2");
    assertThat(new Crossings(store).unsure(sure)).isEqualTo(2);
  }

  @Test
  void crossings_pages_meetEachOnce() {
    TrackLives lives = new TrackLives();
    for (int i = 1; i <= 25; i++) {
      // Many are counted in the same microsecond.
      lives.passer("lobby", i, NOON_US + i / 5, "middle", i % 2 == 0);
    }
    projection.write(lives.records());
    List<String> seen = new ArrayList<>();
    Optional<CrossingFilter.PageCursor> after = Optional.empty();
    while (true) {
      LineChoice any = new LineChoice(List.of("middle"), Optional.empty());
      CrossingFilter filter =
          new CrossingFilter(List.of(), any, NOON_US, NOON_US + 9_000_000, 0, after, 4);
      List<TrackEvent> page = new Crossings(store).search(filter);
      if (page.isEmpty()) {
        break;
      }
      page.forEach(event -> seen.add(event.getEventId()));
      TrackEvent last = page.get(page.size() - 1);
      CrossingFilter.PageCursor cursor =
          new CrossingFilter.PageCursor(Crossings.countedAtUs(last), last.getEventId());
      after = Optional.of(CrossingFilter.PageCursor.parse(cursor.text()));
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void search_crossed_goesByTheTimeOfTheCrossing() {
    // In view for four seconds from noon, but over the line at the second one.
    TrackLives lives = new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle");
    for (int i = 2; i <= 2_100; i++) {
      lives.passer("lobby", i, NOON_US + 600_000_000 + i, "gate", false);
    }
    projection.write(lives.records());
    LineChoice middle = new LineChoice(List.of("middle"), Optional.of(true));
    assertThat(crossed(middle, NOON_US + 1_500_000, NOON_US + 2_500_000))
        .containsExactly("lobby.1.1");
    assertThat(crossed(middle, NOON_US, NOON_US + 1_500_000)).isEmpty();
    assertThat(crossed(middle, NOON_US + 2_500_000, NOON_US + 4_000_000)).isEmpty();
    assertThat(crossed(new LineChoice(List.of("middle"), Optional.of(false)), NOON_US, MAX_US))
        .isEmpty();
    assertThat(crossed(new LineChoice(List.of("gate"), Optional.empty()), NOON_US, MAX_US))
        .hasSize(2_099);
  }

  private static final long MAX_US = NOON_US + 1_000_000_000;

  private List<String> crossed(LineChoice choice, long fromUs, long toUs) {
    return history
        .search(
            new TrackFilter(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(choice),
                Optional.of(fromUs),
                Optional.of(toUs),
                Optional.empty(),
                Optional.empty(),
                5_000))
        .stream()
        .map(TrackSnapshot::getTrackId)
        .toList();
  }

  private List<String> crossings(List<String> cameras, LineChoice choice, long fromUs, long toUs) {
    return new Crossings(store)
            .search(new CrossingFilter(cameras, choice, fromUs, toUs, 0, Optional.empty(), 100))
            .stream()
            .map(TrackEvent::getEventId)
            .toList();
  }

  @Test
  void counts_tallyLinesZonesAndFlows() {
    projection.write(
        new TrackLives()
            .visitor("lobby", 1, NOON_US, "door", "middle")
            .visitor("lobby", 2, NOON_US + 3_600_000_000L, "door", "middle")
            .records());
    assertThat(tallies())
        .contains(
            new Tally("lobby", "middle", "line_crossed", true, NOON_US, false, 1, 0),
            new Tally("lobby", "door", "zone_exited", false, NOON_US, false, 1, 2_000_000));
    assertThat(tallies()).hasSize(6);
    assertThat(counts.tracks(everything(), 3_600_000_000L))
        .containsEntry(NOON_US, 1L)
        .containsEntry(NOON_US + 3_600_000_000L, 1L);
    assertThat(counts.flows(everything())).isEmpty();
  }

  @Test
  void flows_countTracksBetweenFirstAndLastZone() {
    TrackLives lives = new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle");
    var again =
        new TrackLives().visitor("lobby", 1, NOON_US + 9_000_000, "desk", "middle").records();
    projection.write(lives.records().subList(0, 3));
    // The same track enters another zone later.
    var entered =
        io.followspot.gateway.store.ColumnValues.trackEvent(again.get(1).value()).toBuilder()
            .setEventId("lobby.1.1.9")
            .setSequence(9)
            .build();
    projection.write(
        List.of(
            new org.apache.kafka.clients.consumer.ConsumerRecord<>(
                Topics.TRACK_EVENTS, 0, 99, "lobby", entered.toByteArray())));
    assertThat(counts.flows(everything())).containsExactly(new Flow("lobby", "door", "desk", 1));
  }

  @Test
  void cameras_keepTheNewestLedger() {
    projection.write(new TrackLives().ledger("lobby", 2, 20).ledger("lobby", 1, 10).records());
    assertThat(history.cameras())
        .singleElement()
        .satisfies(event -> assertThat(event.getLedger().getReceived()).isEqualTo(20));
  }

  @Test
  void forget_dropsOldTracksWithTheirEvents() {
    projection.write(
        new TrackLives()
            .visitor("lobby", 1, NOON_US, "door", "middle")
            .guest("lobby", 2, NOON_US + 60_000_000)
            .records());
    assertThat(TrackLives.forget(projection, NOON_US + 30_000_000)).isEqualTo(1);
    // One that still lives is kept, however long nothing happened to it.
    assertThat(TrackLives.forget(projection, NOON_US + 90_000_000)).isZero();
    assertThat(history.track("lobby.1.2")).isPresent();
    assertThat(history.events("lobby.1.1")).isEmpty();
    assertThat(history.events("lobby.1.2")).hasSize(1);
  }

  private List<Tally> tallies() {
    return counts.tallies(everything(), 3_600_000_000L, 0.5f);
  }

  private static Span everything() {
    return new Span(List.of(), Optional.empty(), Optional.empty());
  }

  private List<String> ids(TrackFilter filter) {
    return history.search(filter).stream().map(TrackSnapshot::getTrackId).sorted().toList();
  }

  private static TrackFilter filter(
      List<String> cameras, List<String> regions, Optional<PageCursor> after, int limit) {
    return new TrackFilter(
        cameras,
        List.of(),
        List.of(),
        regions,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        after,
        limit);
  }

  @Test
  void activity_ledgersWrittenTwice_areTheSameSpans() {
    TrackLives lives =
        new TrackLives()
            .ledgerAt("lobby", 1, NOON_US)
            .ledgerAt("lobby", 2, NOON_US + 5_000_000)
            .ledgerAt("lobby", 3, NOON_US + 60_000_000);
    projection.write(lives.records());
    projection.write(lives.records());

    Span span = new Span(List.of("lobby"), Optional.of(NOON_US), Optional.of(NOON_US + 90_000_000));
    assertThat(new Activity(store).of(span, 1_000_000).get("lobby").recorded())
        .containsExactly(
            new Activity.Recorded(NOON_US, NOON_US + 5_000_000),
            new Activity.Recorded(NOON_US + 60_000_000, NOON_US + 60_000_000));
  }
}
