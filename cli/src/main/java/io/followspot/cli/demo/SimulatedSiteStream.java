package io.followspot.cli.demo;

import io.followspot.identity.calibration.CameraView;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.SiteCamera;
import io.followspot.identity.site.TrackSighting;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.FloorPoint;
import io.followspot.protos.v1.SiteLine;
import io.followspot.protos.v1.SitePlacement;
import io.followspot.protos.v1.SiteZone;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.site.SimulatedSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Streams what the cameras of a simulated site detect, as an external detector would. */
public final class SimulatedSiteStream implements AutoCloseable {
  private final String siteId;
  private final SimulatedSite site;
  private final Producer<String, byte[]> producer;
  private volatile boolean stopped;

  /** Makes ready to stream; cameras are named after the site. */
  public SimulatedSiteStream(KafkaConnection connection, String siteId, SimulatedSite site) {
    this.siteId = siteId;
    this.site = site;
    this.producer = connection.producer(Map.of());
  }

  /** The cameras with their calibration, and a zone and a line of the floor. */
  public List<CameraRegistration> registrations(long atUs) {
    return site.config().cameras().values().stream().map(each -> registration(each, atUs)).toList();
  }

  private CameraRegistration registration(SiteCamera camera, long atUs) {
    CameraView view = camera.view();
    SitePlacement.Builder placement = SitePlacement.newBuilder().setSiteId(siteId);
    double[] pixels = view.homography().values();
    for (int i = 0; i < pixels.length; i++) {
      double side = i % 3 == 0 ? view.widthPx() : i % 3 == 1 ? view.heightPx() : 1;
      placement.addHomography(pixels[i] * side);
    }
    placement.addZones(zone("middle", 3, 3, 7, 7)).addLines(line("across", 0, 5, 10, 5));
    return CameraRegistration.newBuilder()
        .setCameraId(id(camera.cameraId()))
        .setName("Camera of the simulated site " + siteId)
        .setVision(VisionSettings.newBuilder().setDetector("none"))
        .setSite(placement)
        .setRegisteredAtUs(atUs)
        .build();
  }

  private static SiteZone zone(String id, double leftM, double lowM, double rightM, double highM) {
    return SiteZone.newBuilder()
        .setZoneId(id)
        .addCorners(point(leftM, lowM))
        .addCorners(point(rightM, lowM))
        .addCorners(point(rightM, highM))
        .addCorners(point(leftM, highM))
        .build();
  }

  private static SiteLine line(String id, double fromXM, double fromYM, double toXM, double toYM) {
    return SiteLine.newBuilder()
        .setLineId(id)
        .setStart(point(fromXM, fromYM))
        .setEnd(point(toXM, toYM))
        .build();
  }

  private static FloorPoint point(double xM, double yM) {
    return FloorPoint.newBuilder().setXM(xM).setYM(yM).build();
  }

  private String id(String camera) {
    return siteId + "-" + camera;
  }

  /**
   * Streams the site's frames once, and the end of each camera's stream.
   *
   * @param streamId microseconds since 1970 of the start
   * @param realtime whether to wait for each frame's time
   * @throws InterruptedException if interrupted while it waits
   */
  public void run(long streamId, boolean realtime) throws InterruptedException {
    Map<String, Long> next = new HashMap<>();
    Map<String, Long> latestUs = new HashMap<>();
    long beganNs = System.nanoTime();
    for (CameraFrame frame : site.frames()) {
      long dueNs = beganNs + frame.capturedAtUs() * 1_000;
      while (realtime && !stopped && System.nanoTime() - dueNs < 0) {
        Thread.sleep(Math.max(1, Math.min(100, (dueNs - System.nanoTime()) / 1_000_000)));
      }
      if (stopped) {
        break;
      }
      String camera = frame.cameraId();
      long sequence = next.merge(camera, 1L, Long::sum) - 1;
      latestUs.put(camera, streamId + frame.capturedAtUs());
      Detections.Builder message = begin(camera, streamId, sequence, latestUs.get(camera));
      frame.sightings().forEach(sighting -> message.addDetections(detection(sighting)));
      send(message.build());
    }
    latestUs.forEach(
        (camera, atUs) ->
            send(
                begin(camera, streamId, next.getOrDefault(camera, 0L), atUs + 1)
                    .setEndOfStream(true)
                    .build()));
    producer.flush();
  }

  private Detections.Builder begin(String camera, long streamId, long sequence, long atUs) {
    CameraView view = Objects.requireNonNull(site.config().cameras().get(camera), camera).view();
    return Detections.newBuilder()
        .setCameraId(id(camera))
        .setStreamId(streamId)
        .setSequence(sequence)
        .setCapturedAtUs(atUs)
        .setFrameWidthPx(view.widthPx())
        .setFrameHeightPx(view.heightPx());
  }

  private static Detection detection(TrackSighting sighting) {
    return Detection.newBuilder()
        .setBox(
            Box.newBuilder()
                .setLeftPx((float) sighting.box().leftPx())
                .setTopPx((float) sighting.box().topPx())
                .setWidthPx((float) sighting.box().widthPx())
                .setHeightPx((float) sighting.box().heightPx()))
        .setScore(0.9f)
        .setLabel(sighting.label())
        .build();
  }

  private void send(Detections detections) {
    producer.send(
        new ProducerRecord<>(
            Topics.DETECTIONS,
            null,
            detections.getCapturedAtUs() / 1_000,
            detections.getCameraId(),
            detections.toByteArray()));
  }

  /** Asks it to end its streams. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  @Override
  public void close() {
    producer.close();
  }
}
