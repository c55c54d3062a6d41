package io.followspot.checks.hostile;

import com.google.protobuf.ByteString;
import io.followspot.checks.hostile.HostileRecords.Hostile;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.ReportingSettings;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackingSettings;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.protos.v1.Zone;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Thousands of sound records, each spoiled by chance. What is spoiled in one camera's frame numbers
 * and times makes its later frames late, so that many cameras have few of those each.
 */
final class SpoiledRecords {
  static final String SETTINGS = "spoiled-settings";

  private static final int PICTURES = 3_200;
  private static final int FRAMES = 2_400;
  private static final int DETECTIONS = 2_400;
  private static final int REGISTRATIONS = 1_200;
  private static final int QUERIES = 800;
  private static final int KEYS = 400;

  private static final int HEAD = 60;
  private static final long STREAM = HostileRecords.STREAM;

  private final SceneRenderer scene =
      new SceneRenderer(Scene.endless(new SceneConfig(3, Stage.LOBBY, 160, 90, 15)));
  private final Spoiler spoiler;

  SpoiledRecords(long seed) {
    spoiler = new Spoiler(seed);
  }

  /** How many frames and detections are published under each camera's id. */
  static Map<String, Long> perCamera(List<Hostile> records) {
    Map<String, Long> count = new TreeMap<>();
    for (Hostile record : records) {
      if (record.topic().equals(Topics.FRAMES) || record.topic().equals(Topics.DETECTIONS)) {
        count.merge(String.valueOf(record.key()), 1L, Long::sum);
      }
    }
    return count;
  }

  /** What is published under ids of cameras. */
  List<Hostile> toCameras() {
    List<Hostile> all = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      String camera = "spoiled-picture-" + i % 8;
      byte[] jpeg = scene.jpeg(i / 8);
      all.add(frame(camera, camera, i / 8, spoiler.spoil(jpeg, jpeg.length)));
    }
    for (int i = 0; i < FRAMES; i++) {
      String camera = "spoiled-frame-" + i % 24;
      Hostile sound = frame(camera, camera, i / 24, scene.jpeg(i / 24));
      all.add(spoiled(Topics.FRAMES, camera, sound.value()));
    }
    for (int i = 0; i < DETECTIONS; i++) {
      String camera = "spoiled-boxes-" + i % 24;
      all.add(spoiled(Topics.DETECTIONS, camera, detections(camera, i / 24)));
    }
    return all;
  }

  /** Some of them are registrations still, and even sound. */
  List<Hostile> registrations() {
    byte[] sound = registration(SETTINGS, 0).toByteArray();
    List<Hostile> all = new ArrayList<>();
    for (int i = 0; i < REGISTRATIONS; i++) {
      all.add(spoiled(Topics.CAMERAS, SETTINGS, sound));
    }
    return all;
  }

  List<Hostile> queries() {
    List<Hostile> all = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      String track = SETTINGS + ".1." + (1 + i % 50);
      TrackQuery query =
          TrackQuery.newBuilder().setTrackId(track).setCorrelationId("spoiled-" + i).build();
      all.add(spoiled(Topics.TRACK_QUERIES, track, query.toByteArray()));
    }
    return all;
  }

  /** Sound frames under keys that are no registered camera's. */
  List<Hostile> underSpoiledKeys() {
    List<Hostile> all = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      String key =
          switch (i % 4) {
            case 0 -> "spoiled-picture-" + spoiler.below(1 << 20) + "/..";
            case 1 -> "\u0000\uffff" + spoiler.below(1 << 20);
            case 2 -> "k".repeat(100 + spoiler.below(5_000));
            default -> "spoiled-nobody-" + spoiler.below(1 << 20);
          };
      all.add(frame(key, key, i, scene.jpeg(i)));
    }
    return all;
  }

  /** With everything in it that can be spoiled; others for another heartbeat. */
  static CameraRegistration registration(String camera, int heartbeat) {
    return CameraRegistration.newBuilder()
        .setCameraId(camera)
        .setName("Spoiled, by chance")
        .setVision(VisionSettings.newBuilder().setAnalysisHeightPx(90).setMinAreaFraction(0.001))
        .setTracking(TrackingSettings.newBuilder().setMinScore(0.4).setMinHits(3))
        .setReporting(ReportingSettings.newBuilder().setHeartbeatUs(1_000_000L + heartbeat))
        .addZones(
            Zone.newBuilder()
                .setZoneId("door")
                .addPolygon(at(0.1, 0.1))
                .addPolygon(at(0.4, 0.1))
                .addPolygon(at(0.4, 0.6)))
        .addLines(Line.newBuilder().setLineId("gate").setStart(at(0.5, 0)).setEnd(at(0.5, 1)))
        .build();
  }

  private Hostile spoiled(String topic, String key, byte[] value) {
    return new Hostile(topic, key, spoiler.spoil(value, HEAD), "");
  }

  private static Hostile frame(String key, String camera, long sequence, byte[] jpeg) {
    Frame frame =
        Frame.newBuilder()
            .setCameraId(camera)
            .setStreamId(STREAM)
            .setSequence(sequence)
            .setCapturedAtUs(STREAM + sequence * 66_667)
            .setJpeg(ByteString.copyFrom(jpeg))
            .build();
    return new Hostile(Topics.FRAMES, key, frame.toByteArray(), "");
  }

  private static byte[] detections(String camera, long sequence) {
    Detections.Builder detections =
        Detections.newBuilder()
            .setCameraId(camera)
            .setStreamId(STREAM)
            .setSequence(sequence)
            .setCapturedAtUs(STREAM + sequence * 66_667)
            .setFrameWidthPx(640)
            .setFrameHeightPx(360);
    for (int i = 0; i < 3; i++) {
      Box.Builder box = Box.newBuilder().setLeftPx(200 * i + sequence).setTopPx(90).setWidthPx(40);
      detections.addDetections(
          Detection.newBuilder().setBox(box.setHeightPx(90)).setScore(0.9f).setLabel("person"));
    }
    return detections.build().toByteArray();
  }

  private static RelativePoint at(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }
}
