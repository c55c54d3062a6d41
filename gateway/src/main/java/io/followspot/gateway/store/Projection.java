package io.followspot.gateway.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.gateway.traces.RecordTraces;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.TransitionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes committed events into the tables, with the offsets in the same transaction: after any
 * crash each event is in the tables once. Writing twice changes nothing, since events are keyed by
 * their ids and an older event never replaces a newer one.
 */
public final class Projection {
  private final Store store;
  private final SkippedRecords skipped;
  private final UnplacedTracks unplaced;
  private final HistoryCleanup cleanup;
  private final RecordTraces traces;

  /** Creates a projection into this store. */
  public Projection(Store store) {
    this(store, RecordTraces.OFF);
  }

  /** Creates a projection into this store that adds itself to traces. */
  public Projection(Store store, RecordTraces traces) {
    this.store = store;
    this.traces = traces;
    skipped = new SkippedRecords(store);
    unplaced = new UnplacedTracks(store);
    cleanup = new HistoryCleanup(store);
  }

  /**
   * The offset at which to continue each partition; missing partitions start at their beginning.
   */
  public Map<TopicPartition, Long> offsets() {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select topic, partition_no, next_offset from projected")
                    .reduceRows(
                        new HashMap<TopicPartition, Long>(),
                        (all, row) -> {
                          all.put(
                              new TopicPartition(
                                  row.getColumn("topic", String.class),
                                  row.getColumn("partition_no", Integer.class)),
                              row.getColumn("next_offset", Long.class));
                          return all;
                        }));
  }

  /**
   * Writes a batch of records. If the database rejects the data of one of them, they are written
   * one by one, and rejected ones are skipped: one record must not block all others.
   */
  public void write(Iterable<ConsumerRecord<String, byte[]>> batch) {
    traces.storing(batch, () -> writeAll(batch));
  }

  private void writeAll(Iterable<ConsumerRecord<String, byte[]>> batch) {
    try {
      store.jdbi().useTransaction(handle -> write(handle, batch));
    } catch (JdbiException e) {
      if (!DataErrors.isIn(e)) {
        throw e;
      }
      batch.forEach(this::writeAlone);
    }
  }

  private void writeAlone(ConsumerRecord<String, byte[]> entry) {
    try {
      store.jdbi().useTransaction(handle -> write(handle, List.of(entry)));
    } catch (JdbiException e) {
      if (!DataErrors.isIn(e)) {
        throw e;
      }
      store
          .jdbi()
          .useTransaction(
              handle -> {
                skipped.note(handle, entry, e);
                writeOffsets(handle, Map.of(partition(entry), entry.offset() + 1));
              });
    }
  }

  /** When the oldest stored track was first seen, in microseconds since 1970. */
  Optional<Long> oldestUs() {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select min(first_seen_us) from tracks")
                    .mapTo(Long.class)
                    .findOne());
  }

  /** How many records the database rejected, or were not events. */
  public long skipped() {
    return skipped.count();
  }

  private static TopicPartition partition(ConsumerRecord<String, byte[]> entry) {
    return new TopicPartition(entry.topic(), entry.partition());
  }

  private void write(Handle handle, Iterable<ConsumerRecord<String, byte[]>> batch) {
    List<TrackEvent> events = new ArrayList<>();
    Map<String, TrackEvent> newest = new LinkedHashMap<>();
    List<CameraEvent> cameraEvents = new ArrayList<>();
    List<IdentityEvent> identityEvents = new ArrayList<>();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (ConsumerRecord<String, byte[]> entry : batch) {
      offsets.put(partition(entry), entry.offset() + 1);
      try {
        if (entry.value() != null && entry.topic().equals(Topics.TRACK_EVENTS)) {
          TrackEvent event = TrackEvent.parseFrom(entry.value());
          events.add(event);
          newest.merge(
              event.getTrack().getTrackId(),
              event,
              (a, b) -> a.getSequence() < b.getSequence() ? b : a);
        } else if (entry.value() != null && entry.topic().equals(Topics.CAMERA_EVENTS)) {
          cameraEvents.add(CameraEvent.parseFrom(entry.value()));
        } else if (entry.value() != null && entry.topic().equals(Topics.IDENTITY_EVENTS)) {
          identityEvents.add(IdentityEvent.parseFrom(entry.value()));
        }
      } catch (InvalidProtocolBufferException e) {
        skipped.note(handle, entry, e);
      }
    }
    writeEvents(handle, events);
    writeTracks(handle, List.copyOf(newest.values()));
    for (CameraEvent event : cameraEvents) {
      writeCamera(handle, event);
      RecordedTable.write(handle, event);
    }
    IdentityTables.write(handle, identityEvents);
    writeOffsets(handle, offsets);
  }

  private static void writeEvents(Handle handle, List<TrackEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into events (event_id, track_id, camera_id, sequence, type, occurred_at_us,"
                + " region_id, forward, dwell_us, confidence, body) values (:id, :track, :camera, :sequence,"
                + " :type, :at, :region, :forward, :dwell, :confidence, :body) on conflict do nothing");
    for (TrackEvent event : events) {
      boolean atRegion = event.hasTransition();
      boolean atLine =
          event.getTransition().getType() == TransitionType.TRANSITION_TYPE_LINE_CROSSED;
      batch
          .bind("id", event.getEventId())
          .bind("track", event.getTrack().getTrackId())
          .bind("camera", event.getTrack().getCameraId())
          .bind("sequence", event.getSequence())
          .bind("type", ColumnValues.of(event.getType()))
          .bind("at", ColumnValues.occurredAtUs(event))
          .bind("region", atRegion ? event.getTransition().getRegionId() : null)
          .bind("forward", atLine ? (Boolean) event.getTransition().getForward() : null)
          .bind("dwell", atRegion ? (Long) event.getTransition().getDwellUs() : null)
          .bind("confidence", ColumnValues.confidence(event).orElse(null))
          .bind("body", event.toByteArray())
          .add();
    }
    batch.execute();
  }

  private static void writeTracks(Handle handle, List<TrackEvent> newest) {
    if (newest.isEmpty()) {
      return;
    }
    PreparedBatch update =
        handle.prepareBatch(
            "update tracks set sequence = :sequence, status = :status, label = :label,"
                + " first_seen_us = :first, last_seen_us = :last, duration_us = :duration,"
                + " body = :body, cells_1 = :cells_1, cells_2 = :cells_2, cells_3 = :cells_3, cells_4"
                + " = :cells_4 where track_id = :track and sequence < :sequence");
    newest.forEach(event -> bindTrack(update, event));
    update.execute();
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into tracks (track_id, camera_id, sequence, status, label, first_seen_us,"
                + " last_seen_us, duration_us, body, cells_1, cells_2, cells_3, cells_4) values (:track,"
                + " :camera, :sequence, :status, :label, :first, :last, :duration, :body, :cells_1,"
                + " :cells_2, :cells_3, :cells_4) on conflict do nothing");
    newest.forEach(event -> bindTrack(insert, event));
    insert.execute();
  }

  private static void bindTrack(PreparedBatch batch, TrackEvent event) {
    var track = event.getTrack();
    if (track.getStatus() == TrackStatus.TRACK_STATUS_ENDED) {
      PictureCells.of(track).bind(batch);
    } else {
      PictureCells.bindNone(batch);
    }
    batch
        .bind("track", track.getTrackId())
        .bind("camera", track.getCameraId())
        .bind("sequence", event.getSequence())
        .bind("status", ColumnValues.of(track.getStatus()))
        .bind("label", track.getLabel())
        .bind("first", track.getFirstSeenUs())
        .bind("last", track.getLastSeenUs())
        .bind("duration", track.getLastSeenUs() - track.getFirstSeenUs())
        .bind("body", track.toByteArray())
        .add();
  }

  private static void writeCamera(Handle handle, CameraEvent event) {
    CameraEvent before =
        handle
            .createQuery("select body from cameras where camera_id = :camera")
            .bind("camera", event.getCameraId())
            .mapTo(byte[].class)
            .findOne()
            .map(ColumnValues::cameraEvent)
            .orElse(null);
    if (before == null) {
      handle
          .createUpdate(
              "insert into cameras (camera_id, sequence, body) values (:camera, :sequence, :body)")
          .bind("camera", event.getCameraId())
          .bind("sequence", event.getSequence())
          .bind("body", event.toByteArray())
          .execute();
    } else if (before.getSequence() < event.getSequence()) {
      CameraEvent merged =
          event.hasLedger() || !before.hasLedger()
              ? event
              : event.toBuilder().setLedger(before.getLedger()).build();
      handle
          .createUpdate(
              "update cameras set sequence = :sequence, body = :body where camera_id = :camera")
          .bind("camera", event.getCameraId())
          .bind("sequence", event.getSequence())
          .bind("body", merged.toByteArray())
          .execute();
    }
  }

  private static void writeOffsets(Handle handle, Map<TopicPartition, Long> offsets) {
    offsets.forEach(
        (partition, next) -> {
          int known =
              handle
                  .createUpdate(
                      "update projected set next_offset = :next where topic = :topic and"
                          + " partition_no = :partition")
                  .bind("next", next)
                  .bind("topic", partition.topic())
                  .bind("partition", partition.partition())
                  .execute();
          if (known == 0) {
            handle
                .createUpdate("insert into projected values (:topic, :partition, :next)")
                .bind("next", next)
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .execute();
          }
        });
  }

  /** Fills in places of some tracks of earlier versions; false if there are none left. */
  boolean placeSome() {
    return unplaced.placeSome();
  }

  /** Deletes everything that is projected, so that it is projected again. */
  public void clear() {
    store
        .jdbi()
        .useTransaction(
            handle -> {
              for (String table : HistoryBackup.PROJECTED) {
                handle.execute("delete from " + table);
              }
            });
  }

  /** Deletes what is older than history is kept; returns how many tracks. */
  int forget(HistoryRetention retention, Instant now) {
    return cleanup.delete(retention.camerasAt(now), retention.sitesAt(now));
  }
}
