package io.followspot.gateway.store;

import io.followspot.json.TimestampFormat;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.Transition;
import io.followspot.protos.v1.TransitionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Made-up lives of tracks, as records of the topics. */
public final class TrackLives {
  /** 2026-07-01T12:00:00Z */
  public static final long NOON_US = 1_782_907_200_000_000L;

  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  /** Deletes what is older than a time, whatever its camera; returns how many tracks. */
  static int forget(Projection projection, long beforeUs) {
    Duration day = Duration.ofDays(1);
    return projection.forget(
        new HistoryRetention(day, Map.of(), Map.of()), TimestampFormat.instant(beforeUs).plus(day));
  }

  /** All records so far. */
  public List<ConsumerRecord<String, byte[]>> records() {
    return List.copyOf(records);
  }

  /**
   * A person who appears, enters a zone, crosses a line forward, leaves the zone and the picture.
   */
  public TrackLives visitor(String camera, long ordinal, long beginUs, String zone, String line) {
    String id = camera + ".1." + ordinal;
    add(event(id, 1, TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, beginUs, beginUs));
    add(
        at(
            event(
                id, 2, TrackEventType.TRACK_EVENT_TYPE_ZONE_ENTERED, beginUs, beginUs + 1_000_000),
            TransitionType.TRANSITION_TYPE_ZONE_ENTERED,
            zone,
            0));
    add(
        at(
            event(
                id, 3, TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED, beginUs, beginUs + 2_000_000),
            TransitionType.TRANSITION_TYPE_LINE_CROSSED,
            line,
            0));
    add(
        at(
            event(id, 4, TrackEventType.TRACK_EVENT_TYPE_ZONE_EXITED, beginUs, beginUs + 3_000_000),
            TransitionType.TRANSITION_TYPE_ZONE_EXITED,
            zone,
            2_000_000));
    add(event(id, 5, TrackEventType.TRACK_EVENT_TYPE_ENDED, beginUs, beginUs + 4_000_000));
    return this;
  }

  /** A person who comes, crosses a line a second later, and goes after another one. */
  public TrackLives passer(
      String camera, long ordinal, long crossedAtUs, String line, boolean forward) {
    return passer(camera, ordinal, crossedAtUs, line, forward, 0);
  }

  /** The same; it is known how sure the crossing is. */
  public TrackLives passer(
      String camera,
      long ordinal,
      long crossedAtUs,
      String line,
      boolean forward,
      float confidence) {
    String id = camera + ".1." + ordinal;
    long beginUs = crossedAtUs - 1_000_000;
    add(event(id, 1, TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, beginUs, beginUs));
    TrackEvent crossed =
        event(id, 2, TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED, beginUs, crossedAtUs);
    add(
        crossed.toBuilder()
            .setTransition(
                Transition.newBuilder()
                    .setType(TransitionType.TRANSITION_TYPE_LINE_CROSSED)
                    .setRegionId(line)
                    .setForward(forward)
                    .setConfidence(confidence)
                    .setAtUs(crossedAtUs - 100_000))
            .build());
    add(event(id, 3, TrackEventType.TRACK_EVENT_TYPE_ENDED, beginUs, crossedAtUs + 1_000_000));
    return this;
  }

  /**
   * The end of a person who walked from place to place, a second each.
   *
   * @param xy pixels of 640 x 360, x and y in turn
   */
  public TrackLives walker(String camera, long ordinal, long beginUs, float... xy) {
    long endUs = beginUs + (xy.length / 2 - 1) * 1_000_000L;
    TrackEvent.Builder end =
        event(
            camera + ".1." + ordinal,
            2,
            TrackEventType.TRACK_EVENT_TYPE_ENDED,
            beginUs,
            Math.max(beginUs, endUs))
            .toBuilder();
    end.getTrackBuilder().clearPath();
    for (int i = 0; i + 1 < xy.length; i += 2) {
      end.getTrackBuilder()
          .addPath(
              PathPoint.newBuilder()
                  .setCapturedAtUs(beginUs + i * 500_000L)
                  .setXPx(xy[i])
                  .setYPx(xy[i + 1]));
    }
    add(end.build());
    return this;
  }

  /** A person who has not left. */
  public TrackLives guest(String camera, long ordinal, long beginUs) {
    add(
        event(
            camera + ".1." + ordinal,
            1,
            TrackEventType.TRACK_EVENT_TYPE_CONFIRMED,
            beginUs,
            beginUs));
    return this;
  }

  /** A camera's ledger at noon. */
  public TrackLives ledger(String camera, long sequence, long received) {
    return ledger(camera, sequence, received, NOON_US);
  }

  /** A camera's ledger at a time. */
  public TrackLives ledgerAt(String camera, long sequence, long atUs) {
    return ledger(camera, sequence, sequence, atUs);
  }

  private TrackLives ledger(String camera, long sequence, long received, long atUs) {
    CameraEvent event =
        CameraEvent.newBuilder()
            .setEventId(camera + "." + sequence)
            .setCameraId(camera)
            .setSequence(sequence)
            .setType(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
            .setOccurredAtUs(atUs)
            .setLedger(Ledger.newBuilder().setReceived(received).setProcessed(received))
            .build();
    records.add(
        new ConsumerRecord<>(Topics.CAMERA_EVENTS, 0, records.size(), camera, event.toByteArray()));
    return this;
  }

  /** Adds something that is no event. */
  public TrackLives garbage() {
    records.add(
        new ConsumerRecord<>(Topics.TRACK_EVENTS, 0, records.size(), "x", new byte[] {7, 7, 7, 7}));
    return this;
  }

  private void add(TrackEvent event) {
    records.add(
        new ConsumerRecord<>(
            Topics.TRACK_EVENTS,
            0,
            records.size(),
            event.getTrack().getCameraId(),
            event.toByteArray()));
  }

  private static TrackEvent at(TrackEvent event, TransitionType type, String region, long dwellUs) {
    return event.toBuilder()
        .setTransition(
            Transition.newBuilder()
                .setType(type)
                .setRegionId(region)
                .setForward(type == TransitionType.TRANSITION_TYPE_LINE_CROSSED)
                .setDwellUs(dwellUs))
        .build();
  }

  private static TrackEvent event(
      String id, long sequence, TrackEventType type, long beginUs, long atUs) {
    boolean ended = type == TrackEventType.TRACK_EVENT_TYPE_ENDED;
    String camera = id.substring(0, id.indexOf('.'));
    TrackSnapshot.Builder track =
        TrackSnapshot.newBuilder()
            .setTrackId(id)
            .setCameraId(camera)
            .setCameraEpoch(1)
            .setSequence(sequence)
            .setStatus(ended ? TrackStatus.TRACK_STATUS_ENDED : TrackStatus.TRACK_STATUS_CONFIRMED)
            .setLabel("person")
            .setBox(Box.newBuilder().setLeftPx(10).setTopPx(20).setWidthPx(30).setHeightPx(60))
            .setFrameWidthPx(640)
            .setFrameHeightPx(360)
            .setFirstSeenUs(beginUs)
            .setLastSeenUs(atUs)
            .setFrame(
                FrameRef.newBuilder()
                    .setCameraId(camera)
                    .setStreamId(NOON_US)
                    .setSequence((atUs - NOON_US) / 66_667)
                    .setCapturedAtUs(atUs));
    if (ended) {
      track.setReason(EndReason.END_REASON_EXITED);
      for (int i = 0; i <= 4; i++) {
        track.addPath(
            PathPoint.newBuilder()
                .setCapturedAtUs(beginUs + i * 1_000_000L)
                .setXPx(100 + 100 * i)
                .setYPx(200));
      }
    }
    return TrackEvent.newBuilder()
        .setEventId(id + "." + sequence)
        .setSequence(sequence)
        .setType(type)
        .setTrack(track)
        .build();
  }
}
