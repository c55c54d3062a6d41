package io.followspot.checks.hostile;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.TrackQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invalid records from careless or hostile clients, and the expected rejection of each. */
final class HostileRecords {
  static final String CAMERA = "besieged";

  /** The camera of a detector: the order between two topics is undefined. */
  static final String DETECTOR = "besieged-too";

  static final long STREAM = 1_700_000_000_000_000L;
  static final int FRAME_20_MB = 20 << 20;

  private static final byte[] NO_PROTOBUF = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2, 3};

  private HostileRecords() {}

  /**
   * A record and the reason of its rejection.
   *
   * @param reason in the rejection
   */
  record Hostile(String topic, @Nullable String key, byte @Nullable [] value, String reason) {
    private static Hostile of(
        String topic, @Nullable String key, MessageLite value, String reason) {
      return new Hostile(topic, key, value.toByteArray(), reason);
    }
  }

  /** Records that every ingress must reject. */
  static List<Hostile> atTheDoor() {
    List<Hostile> all = new ArrayList<>();
    for (String topic :
        List.of(
            Topics.FRAMES,
            Topics.DETECTIONS,
            Topics.CAMERAS,
            Topics.TRACK_QUERIES,
            Topics.IDENTITY_QUERIES)) {
      all.add(new Hostile(topic, "", new byte[] {1}, "key_invalid"));
      all.add(new Hostile(topic, "../../etc/passwd", new byte[] {1}, "key_invalid"));
      all.add(new Hostile(topic, "x".repeat(100_000), new byte[] {1}, "key_invalid"));
      String id =
          switch (topic) {
            case Topics.TRACK_QUERIES -> CAMERA + ".1.1";
            case Topics.IDENTITY_QUERIES -> CAMERA + ".1";
            default -> CAMERA;
          };
      if (!topic.equals(Topics.CAMERAS)) {
        // A compacted topic accepts neither: the broker rejects the record.
        all.add(new Hostile(topic, null, new byte[] {1}, "key_missing"));
        all.add(new Hostile(topic, id, null, "value_missing"));
      }
      all.add(new Hostile(topic, id, NO_PROTOBUF, "message_undecodable"));
    }
    all.add(
        new Hostile(Topics.TRACK_QUERIES, "a.1." + "9".repeat(40), new byte[] {1}, "key_invalid"));
    all.add(new Hostile(Topics.CAMERAS, CAMERA, new byte[2 << 20], "value_too_large"));
    all.add(new Hostile(Topics.DETECTIONS, CAMERA, new byte[2 << 20], "value_too_large"));
    all.add(
        Hostile.of(
            Topics.FRAMES,
            CAMERA,
            frame(0, ByteString.copyFrom(new byte[FRAME_20_MB])),
            "value_too_large"));
    return all;
  }

  /** Records that only the functions can reject. */
  static List<Hostile> atTheFunctions(byte[] jpeg) {
    return List.of(
        frame("camera_id_mismatch", frame(0, ByteString.EMPTY).toBuilder().setCameraId("other")),
        frame("stream_id_out_of_range", frame(0, ByteString.EMPTY).toBuilder().setStreamId(-1)),
        frame(
            "captured_at_out_of_range", frame(0, ByteString.EMPTY).toBuilder().setCapturedAtUs(0)),
        frame("frame_empty", frame(1, ByteString.EMPTY).toBuilder()),
        frame("frame_not_jpeg", frame(2, ByteString.copyFromUtf8("GIF89a")).toBuilder()),
        frame(
            "frame_truncated", frame(3, ByteString.copyFrom(jpeg, 0, jpeg.length / 2)).toBuilder()),
        frame("frame_too_large", frame(4, ByteString.copyFrom(bomb(jpeg))).toBuilder()),
        frame("frame_empty", frame(5, ByteString.EMPTY).toBuilder().setOrigin(forged())),
        detections("detection_box_invalid", 6, Float.NaN, 0.9f),
        detections("detection_box_invalid", 7, Float.POSITIVE_INFINITY, 0.9f),
        detections("detection_score_invalid", 8, 40, Float.NaN),
        crowd(9, 10_000),
        Hostile.of(
            Topics.TRACK_QUERIES,
            CAMERA + ".1.1",
            TrackQuery.newBuilder().setTrackId("other.1.1").setCorrelationId("c").build(),
            "track_id_mismatch"),
        Hostile.of(
            Topics.TRACK_QUERIES,
            CAMERA + ".1.1",
            TrackQuery.newBuilder().setTrackId(CAMERA + ".1.1").build(),
            "correlation_id_invalid"));
  }

  /** A frame of the camera's one stream. */
  static Frame frame(long sequence, ByteString jpeg) {
    return Frame.newBuilder()
        .setCameraId(CAMERA)
        .setStreamId(STREAM)
        .setSequence(sequence)
        .setCapturedAtUs(STREAM + 1 + sequence * 100_000)
        .setJpeg(jpeg)
        .build();
  }

  private static Hostile frame(String reason, Frame.Builder frame) {
    return Hostile.of(Topics.FRAMES, CAMERA, frame.build(), reason);
  }

  private static Hostile detections(String reason, long sequence, float width, float score) {
    return Hostile.of(
        Topics.DETECTIONS,
        DETECTOR,
        boxes(sequence).addDetections(box(width, score)).build(),
        reason);
  }

  private static Hostile crowd(long sequence, int count) {
    Detections.Builder crowd = boxes(sequence);
    for (int i = 0; i < count; i++) {
      // No two alike: of exact repetitions one is kept.
      crowd.addDetectionsBuilder().mergeFrom(box(10, 0.5f)).getBoxBuilder().setLeftPx(i * 0.06f);
    }
    return Hostile.of(Topics.DETECTIONS, DETECTOR, crowd.build(), "too_many_detections");
  }

  private static Detections.Builder boxes(long sequence) {
    return Detections.newBuilder()
        .setCameraId(DETECTOR)
        .setStreamId(STREAM)
        .setSequence(sequence)
        .setCapturedAtUs(STREAM + 1 + sequence * 100_000)
        .setFrameWidthPx(640)
        .setFrameHeightPx(360);
  }

  private static Detection box(float width, float score) {
    return Detection.newBuilder()
        .setBox(Box.newBuilder().setLeftPx(1).setTopPx(1).setWidthPx(width).setHeightPx(20))
        .setScore(score)
        .build();
  }

  /** Claims another origin. */
  private static Origin forged() {
    return Origin.newBuilder().setTopic("elsewhere").setPartition(77).setOffset(4711).build();
  }

  /** The same few kilobytes, but of 65,000 x 65,000 pixels: 12 GB once it is decoded. */
  private static byte[] bomb(byte[] jpeg) {
    byte[] bomb = jpeg.clone();
    for (int i = 2; i < bomb.length - 9; i++) {
      // A start-of-frame marker: length, precision, height, width.
      if ((bomb[i] & 0xff) == 0xff && (bomb[i + 1] & 0xff) == 0xc0) {
        bomb[i + 5] = (byte) (65_000 >> 8);
        bomb[i + 6] = (byte) 65_000;
        bomb[i + 7] = (byte) (65_000 >> 8);
        bomb[i + 8] = (byte) 65_000;
        return bomb;
      }
    }
    throw new AssertionError("no baseline JPEG");
  }
}
