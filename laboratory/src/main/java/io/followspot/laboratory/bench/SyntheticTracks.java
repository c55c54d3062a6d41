package io.followspot.laboratory.bench;

import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.Transition;
import io.followspot.protos.v1.TransitionType;
import io.followspot.protos.v1.ZoneVisit;
import io.followspot.terminal.LocalTimes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Synthetic tracks of ten cameras over the last ten days: each was confirmed, entered a zone and
 * ended.
 */
final class SyntheticTracks {
  private static final int CAMERAS = 10;
  private static final int ZONES = 5;
  private static final String RARE_ZONE = "vault";
  private static final int RARE_EVERY = 5_000;
  private static final int LONGEST_S = 31;
  private static final int PATH_POINTS = 24;
  private static final int PROGRESS_EVERY = 10_000;
  private static final long SPAN_US = 10L * 24 * 3_600 * 1_000_000;
  private static final List<String> LABELS = List.of("person", "car", "");

  private final int count;
  private final long beginUs = LocalTimes.nowUs() - SPAN_US;

  SyntheticTracks(int count) {
    this.count = count;
  }

  /** The id of a track, from 1. */
  String id(int number) {
    return camera(number) + ".1." + number;
  }

  /** The path of the request for a random track. */
  String path(Random random) {
    return "v1/tracks/" + id(1 + random.nextInt(count));
  }

  /** A search by camera, zone, label, duration and a day. */
  String search(Random random) {
    return "v1/tracks?status=ended&camera="
        + camera(random.nextInt(CAMERAS))
        + "&zone=zone-"
        + random.nextInt(ZONES)
        + "&label=person&min_duration=5&"
        + day(random);
  }

  /** Searches of every kind that the page makes, by name. */
  Map<String, GatewayCalls.Targets> searches(Random random) {
    Map<String, GatewayCalls.Targets> all = new LinkedHashMap<>();
    all.put("search, filtered", () -> search(random));
    all.put("search, zone only", () -> "v1/tracks?zone=zone-" + random.nextInt(ZONES));
    all.put("search, rare zone", () -> "v1/tracks?zone=" + RARE_ZONE);
    all.put("search, long tracks", () -> "v1/tracks?min_duration=" + (LONGEST_S - 0.1));
    all.put("search, most tracks by length", () -> "v1/tracks?min_duration=5");
    all.put("search, all", () -> "v1/tracks");
    all.put("search, deep page", () -> "v1/tracks?cursor=" + cursor(random));
    all.put("counts, a day", () -> "v1/counts?bucket=PT1H&" + day(random));
    return all;
  }

  private String cursor(Random random) {
    String at = atUs(random) + ":" + id(1 + random.nextInt(count));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(at.getBytes(StandardCharsets.UTF_8));
  }

  private long atUs(Random random) {
    return beginUs + (long) (random.nextDouble() * SPAN_US);
  }

  private String day(Random random) {
    Instant from = Instant.EPOCH.plus(atUs(random), ChronoUnit.MICROS);
    return "from=" + from + "&to=" + from.plus(1, ChronoUnit.DAYS);
  }

  /** Publishes all events, as the functions would. */
  void publish(KafkaConnection connection, IntConsumer progress) {
    Random random = new Random(7);
    try (Producer<String, byte[]> producer =
        connection.producer(Map.of("linger.ms", 20, "batch.size", 256 << 10))) {
      for (int number = 1; number <= count; number++) {
        for (TrackEvent event : life(number, random)) {
          producer.send(
              new ProducerRecord<>(Topics.TRACK_EVENTS, camera(number), event.toByteArray()));
        }
        if (number % PROGRESS_EVERY == 0) {
          progress.accept(number);
        }
      }
    }
  }

  private static String camera(int number) {
    return "archive-" + number % CAMERAS;
  }

  private List<TrackEvent> life(int number, Random random) {
    long bornUs = beginUs + SPAN_US / count * number;
    long lengthUs = 1_000_000L + (long) (random.nextDouble() * (LONGEST_S - 1) * 1_000_000);
    String zone = number % RARE_EVERY == 0 ? RARE_ZONE : "zone-" + random.nextInt(ZONES);
    TrackSnapshot.Builder track =
        TrackSnapshot.newBuilder()
            .setTrackId(id(number))
            .setCameraId(camera(number))
            .setCameraEpoch(1)
            .setLabel(LABELS.get(number % LABELS.size()))
            .setConfidence(0.8f)
            .setBox(Box.newBuilder().setLeftPx(300).setTopPx(120).setWidthPx(60).setHeightPx(160))
            .setFrameWidthPx(1280)
            .setFrameHeightPx(720)
            .setFirstSeenUs(bornUs)
            .setHits(lengthUs / 66_667);
    TrackEvent confirmed = event(track, 1, TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, bornUs);
    TrackEvent entered =
        event(track, 2, TrackEventType.TRACK_EVENT_TYPE_ZONE_ENTERED, bornUs + lengthUs / 3)
            .toBuilder()
            .setTransition(
                Transition.newBuilder()
                    .setType(TransitionType.TRANSITION_TYPE_ZONE_ENTERED)
                    .setRegionId(zone)
                    .setAtUs(bornUs + lengthUs / 3))
            .build();
    for (int i = 0; i < PATH_POINTS; i++) {
      track.addPath(
          PathPoint.newBuilder()
              .setCapturedAtUs(bornUs + lengthUs * i / (PATH_POINTS - 1))
              .setXPx(random.nextFloat() * 1280)
              .setYPx(random.nextFloat() * 720));
    }
    track.addVisits(ZoneVisit.newBuilder().setZoneId(zone).setEnteredAtUs(bornUs + lengthUs / 3));
    track.setStatus(TrackStatus.TRACK_STATUS_ENDED).setReason(EndReason.END_REASON_EXITED);
    return List.of(
        confirmed,
        entered,
        event(track, 3, TrackEventType.TRACK_EVENT_TYPE_ENDED, bornUs + lengthUs));
  }

  private static TrackEvent event(
      TrackSnapshot.Builder track, long sequence, TrackEventType type, long atUs) {
    if (type != TrackEventType.TRACK_EVENT_TYPE_ENDED) {
      track.setStatus(TrackStatus.TRACK_STATUS_CONFIRMED);
    }
    track.setSequence(sequence).setLastSeenUs(atUs);
    track.setFrame(
        FrameRef.newBuilder()
            .setCameraId(track.getCameraId())
            .setStreamId(1)
            .setSequence(atUs / 66_667)
            .setCapturedAtUs(atUs));
    return TrackEvent.newBuilder()
        .setEventId(track.getTrackId() + "." + sequence)
        .setSequence(sequence)
        .setType(type)
        .setTrack(track)
        .build();
  }
}
