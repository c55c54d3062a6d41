package io.followspot.checks.hostile;

import io.followspot.checks.hostile.HostileRecords.Hostile;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import java.util.List;
import java.util.function.Consumer;

/** Registrations that must change nothing. */
final class HostileRegistrations {
  private HostileRegistrations() {}

  static List<Hostile> all() {
    return List.of(
        registration(r -> r.setCameraId("other")),
        registration(r -> r.setName("x".repeat(100_000))),
        registration(r -> r.addZones(zone("z", Double.NaN))),
        registration(r -> r.addZones(zone("z", Double.POSITIVE_INFINITY))),
        registration(r -> r.addZones(zone("z", 1.5))),
        registration(HostileRegistrations::thousandsOfZones),
        registration(r -> r.addLines(Line.newBuilder().setLineId("l").setStart(at(Double.NaN, 0)))),
        registration(r -> r.getVisionBuilder().setAnalysisHeightPx(Integer.MAX_VALUE)),
        registration(r -> r.getVisionBuilder().setMinAreaFraction(Double.NaN)),
        registration(r -> r.getTrackingBuilder().setMaxLostUs(Long.MIN_VALUE)),
        registration(r -> r.getTrackingBuilder().setMinScore(Float.NaN)));
  }

  private static Hostile registration(Consumer<CameraRegistration.Builder> flaw) {
    CameraRegistration.Builder registration =
        CameraRegistration.newBuilder().setCameraId(HostileRecords.CAMERA);
    flaw.accept(registration);
    return new Hostile(
        Topics.CAMERAS,
        HostileRecords.CAMERA,
        registration.build().toByteArray(),
        "registration_invalid");
  }

  private static void thousandsOfZones(CameraRegistration.Builder registration) {
    for (int i = 0; i < 5_000; i++) {
      registration.addZones(zone("z" + i, 0.9));
    }
  }

  private static Zone zone(String id, double right) {
    return Zone.newBuilder()
        .setZoneId(id)
        .addPolygon(at(0.1, 0.1))
        .addPolygon(at(right, 0.1))
        .addPolygon(at(0.5, 0.9))
        .build();
  }

  private static RelativePoint at(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }
}
