package io.followspot.checks.gateway;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;

/** A camera with a zone and a line that has published a simulated lobby to its end. */
final class FilmedTracks {
  private FilmedTracks() {}

  static Lives of(KafkaConnection kafka, String cameraId) throws InterruptedException {
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId(cameraId)
            .addZones(
                Zone.newBuilder()
                    .setZoneId("floor")
                    .addPolygon(point(0.1, 0.1))
                    .addPolygon(point(0.9, 0.1))
                    .addPolygon(point(0.9, 1))
                    .addPolygon(point(0.1, 1)))
            .addLines(
                Line.newBuilder().setLineId("middle").setStart(point(0.5, 1)).setEnd(point(0.5, 0)))
            .build());
    Filming.film(kafka, cameraId, "sim:lobby?seed=5&seconds=14");
    return Lives.onceOver(kafka, cameraId);
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }
}
