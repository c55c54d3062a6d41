package io.followspot.gateway.store;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.gateway.problem.ProblemException;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore of a database, also into and from the embedded one. */
abstract class BackupContract {
  private static final TopicPartition EVENTS = new TopicPartition(Topics.TRACK_EVENTS, 0);
  private static final TopicBounds ANY = new TopicBounds(Map.of(), Map.of());
  private static final HistoryRestore.Accepted NOTHING = new HistoryRestore.Accepted(false, false);
  private static final HistoryRestore.Accepted REPLACE = new HistoryRestore.Accepted(true, false);

  @TempDir Path files;
  private Store store;
  private Store embedded;
  private Projection projection;

  abstract StoreConfig config();

  @BeforeEach
  void open() {
    store = new Store(config());
    embedded = new Store(StoreConfig.embedded(files.resolve("embedded"), Duration.ofDays(30)));
    projection = new Projection(store);
    projection.clear();
    store
        .jdbi()
        .useHandle(handle -> HistoryBackup.OWN.forEach(it -> handle.execute("delete from " + it)));
  }

  @AfterEach
  void close() {
    store.close();
    embedded.close();
  }

  private static TrackLives lives() {
    return new TrackLives()
        .visitor("lobby", 1, NOON_US, "door", "middle")
        .passer("lobby", 2, NOON_US + 60_000_000, "mïddle", false, 0.7f)
        .guest("yard", 1, NOON_US)
        .garbage()
        .ledger("lobby", 1, 10)
        .ledgerAt("lobby", 2, NOON_US + 5_000_000);
  }

  @Test
  void restored_hasEqualRowsAndBytes_inBothDatabases() throws IOException {
    projection.write(lives().records());
    Reviewed reviewed = new Reviewed(store);
    reviewed.mark("Zoë", new Reviewed.Item("lobby", "lobby.1.2.2", NOON_US, NOON_US + 1));
    reviewed.mark("", new Reviewed.Until("yard", NOON_US, NOON_US + 2));
    Map<String, List<Map<String, Object>>> before = rows(store);
    assertThat(before.get("reviewed_items")).hasSize(1);
    assertThat(before.get("reviewed_until")).hasSize(1);
    assertThat(before.get("tracks")).hasSize(3);
    assertThat(before.get("left_out")).hasSize(1);
    Path file = backup(store);

    load(embedded, file, NOTHING);
    assertThat(rows(embedded)).isEqualTo(before);

    Path again = backup(embedded);
    projection.clear();
    // Marks are in no topic: a rebuild keeps them, and a restore does not replace them unasked.
    assertThat(rows(store).get("reviewed_items")).hasSize(1);
    refused(again, NOTHING, "store_not_empty");
    load(store, again, REPLACE);
    assertThat(rows(store)).isEqualTo(before);
    assertThat(projection.offsets()).containsEntry(EVENTS, 10L);
  }

  @Test
  void backup_whileEventsAreWritten_isOfOneMoment() throws IOException {
    TrackLives lives = new TrackLives();
    for (int i = 1; i <= 300; i++) {
      lives.visitor("lobby", i, NOON_US + i, "door", "middle");
    }
    projection.write(lives.records());
    Map<String, List<Map<String, Object>>> before = rows(store);
    lives.guest("late", 1, NOON_US);
    Path file = files.resolve("during.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      HistoryBackup.write(
          store,
          new FilterOutputStream(out) {
            private boolean written;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
              if (!written) {
                written = true;
                // On this thread it would be a part of the backup's transaction.
                CompletableFuture.runAsync(() -> projection.write(lives.records())).join();
              }
              out.write(bytes, offset, length);
            }
          },
          Instant.EPOCH);
    }
    assertThat(new History(store).track("late.1.1")).isPresent();
    load(embedded, file, NOTHING);
    assertThat(rows(embedded)).isEqualTo(before);
  }

  @Test
  void restore_intoAStoreWithHistory_isToBeAsked() throws IOException {
    projection.write(lives().records());
    Path file = backup(store);
    Map<String, List<Map<String, Object>>> before = rows(store);
    projection.write(new TrackLives().guest("other", 1, NOON_US).records());
    Map<String, List<Map<String, Object>>> changed = rows(store);

    refused(file, NOTHING, "store_not_empty");
    assertThat(rows(store)).isEqualTo(changed);

    load(store, file, REPLACE);
    assertThat(rows(store)).isEqualTo(before);
  }

  @Test
  void restore_ofDamage_changesNothing() throws IOException {
    projection.write(lives().records());
    byte[] sound = Files.readAllBytes(backup(store));
    Map<String, List<Map<String, Object>>> before = rows(store);
    for (int length : new int[] {0, 1, sound.length / 2, sound.length - 1}) {
      refused(file(java.util.Arrays.copyOf(sound, length)), REPLACE, "backup_damaged");
    }
    for (int at = 60; at < sound.length - 200; at += 97) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x10;
      Path file = file(damaged);
      try {
        load(store, file, REPLACE);
      } catch (ProblemException e) {
        assertThat(e.problem().code()).isEqualTo("backup_damaged");
      }
      // Bits without meaning, such as a time of a file, harm nothing.
      assertThat(rows(store)).as("byte %d", at).isEqualTo(before);
    }
    UnaryOperator<String> rowGone = text -> text.replaceFirst("[^\n]*\n", "");
    refused(changed(sound, "events.jsonl", rowGone), REPLACE, "backup_damaged");
    for (String wrong : List.of("\"rows\":3/\"rows\":4", "\"label\"/\"body\"", "tracks/secrets")) {
      String[] parts = wrong.split("/");
      refused(
          changed(sound, BackupManifest.FILE, text -> text.replaceFirst(parts[0], parts[1])),
          REPLACE,
          "backup_damaged");
    }
    assertThat(rows(store)).isEqualTo(before);
  }

  @Test
  void restore_ofANewerVersion_isRefused() throws IOException {
    projection.write(lives().records());
    byte[] sound = Files.readAllBytes(backup(store));
    Path newer =
        changed(
            sound,
            BackupManifest.FILE,
            text -> text.replaceFirst("schema_version\":\\d+", "schema_version\":9999"));
    refused(newer, REPLACE, "backup_too_new");
    Path format =
        changed(
            sound,
            BackupManifest.FILE,
            text -> text.replaceFirst("format_version\":\\d+", "format_version\":2"));
    refused(format, REPLACE, "backup_too_new");
  }

  @Test
  void restore_ofAnOlderVersion_isMigrated() throws IOException {
    StoreConfig config = StoreConfig.embedded(files.resolve("old"), Duration.ofDays(30));
    Path file;
    try (Store old = new Store(config, Duration.ofSeconds(15), "4")) {
      old.jdbi()
          .useHandle(
              handle -> {
                handle.execute("insert into projected values (?, 0, 7)", Topics.TRACK_EVENTS);
                handle.execute(
                    "insert into events (event_id, track_id, camera_id, sequence, type,"
                        + " occurred_at_us, forward, body) values ('a.1.1.1', 'a.1.1', 'a', 1,"
                        + " 'line_crossed', 5, true, ?)",
                    new byte[] {1, 2});
                handle.execute(
                    "insert into tracks (track_id, camera_id, sequence, status, label,"
                        + " first_seen_us, last_seen_us, duration_us, body) values ('a.1.1', 'a',"
                        + " 1, 'ended', 'person', 5, 5, 0, ?)",
                    TrackSnapshot.newBuilder().setTrackId("a.1.1").build().toByteArray());
              });
      file = backup(old);
    }
    BackupManifest loaded = new HistoryRestore(store).load(file, ANY, NOTHING);
    assertThat(loaded.schema()).isEqualTo(store.schema()).isGreaterThan(4);
    assertThat(loaded.createdAt()).isEqualTo("2026-07-01T12:00:00Z");
    Map<String, Object> event = rows(store).get("events").get(0);
    assertThat(event).containsEntry("event_id", "a.1.1.1").containsEntry("confidence", null);
    assertThat(projection.offsets()).containsEntry(EVENTS, 7L);
    assertThat(rows(store).get("unplaced")).containsExactly(Map.of("track_id", "a.1.1"));
    assertThat(projection.placeSome()).isTrue();
    assertThat(rows(store).get("tracks").get(0)).containsEntry("cells_4", 0.0);
  }

  @Test
  void restore_ofTopicsThatDoNotFit_isToBeAccepted() throws IOException {
    projection.write(lives().records());
    Path file = backup(store);
    projection.clear();
    TopicBounds shorter = new TopicBounds(Map.of(EVENTS, 0L), Map.of(EVENTS, 9L));
    TopicBounds later = new TopicBounds(Map.of(EVENTS, 11L), Map.of(EVENTS, 20L));
    TopicBounds fitting = new TopicBounds(Map.of(EVENTS, 10L), Map.of(EVENTS, 10L));
    Map.of(shorter, "topics_too_short", later, "history_would_be_lost")
        .forEach(
            (topics, code) ->
                assertThatThrownBy(() -> new HistoryRestore(store).load(file, topics, NOTHING))
                    .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code)));
    assertThat(rows(store).get("tracks")).isEmpty();
    new HistoryRestore(store).load(file, fitting, NOTHING);
    assertThat(rows(store).get("tracks")).hasSize(3);
    new HistoryRestore(store).load(file, shorter, new HistoryRestore.Accepted(true, true));
  }

  private void refused(Path file, HistoryRestore.Accepted accepted, String code) {
    assertThatThrownBy(() -> load(store, file, accepted))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private static void load(Store into, Path file, HistoryRestore.Accepted accepted)
      throws IOException {
    new HistoryRestore(into).load(file, ANY, accepted);
  }

  private Path backup(Store from) throws IOException {
    Path file = Files.createTempFile(files, "backup", ".zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      HistoryBackup.write(from, out, Instant.parse("2026-07-01T12:00:00Z"));
    }
    return file;
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(files.resolve("given.zip"), content);
  }

  /** The archive with another content of one file. */
  private Path changed(byte[] archive, String name, UnaryOperator<String> change)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(entry.getName()));
        String written = entry.getName().equals(name) ? change.apply(text) : text;
        zip.write(written.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(out.toByteArray()).isNotEqualTo(archive);
    return file(out.toByteArray());
  }

  /** All rows of all tables; bytes as text, so that they can be compared. */
  private static Map<String, List<Map<String, Object>>> rows(Store of) {
    Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
    for (String table : HistoryBackup.TABLES) {
      all.put(
          table,
          of.jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select * from " + table)
                          .mapToMap()
                          .map(BackupContract::comparable)
                          .stream()
                          .sorted(Comparator.comparing(Map::toString))
                          .toList()));
    }
    return all;
  }

  private static Map<String, Object> comparable(Map<String, Object> row) {
    Map<String, Object> copy = new TreeMap<>(row);
    copy.replaceAll(
        (column, value) ->
            value instanceof byte[] bytes
                ? java.util.HexFormat.of().formatHex(bytes)
                : value instanceof Number number ? Double.valueOf(number.doubleValue()) : value);
    return copy;
  }
}
