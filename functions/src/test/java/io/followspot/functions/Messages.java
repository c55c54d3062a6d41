package io.followspot.functions;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneFrame;
import io.followspot.simulation.scene.SceneObject;
import io.followspot.simulation.scene.SceneRenderer;
import java.util.ArrayList;
import java.util.List;

/** Messages for tests. */
public final class Messages {
  public static final String LOBBY = "lobby";
  public static final long STREAM = 1_700_000_000_000_000L;

  private Messages() {}

  public static CameraRegistration registration() {
    return CameraRegistration.newBuilder()
        .setCameraId(LOBBY)
        .setName("Lobby")
        .setRegisteredAtUs(STREAM - 1)
        .build();
  }

  /** With a zone in the middle of the picture and a line through it. */
  public static CameraRegistration withRegions() {
    return registration().toBuilder()
        .addZones(
            Zone.newBuilder()
                .setZoneId("middle")
                .addPolygon(point(0.3, 0))
                .addPolygon(point(0.6, 0))
                .addPolygon(point(0.6, 1))
                .addPolygon(point(0.3, 1)))
        .addLines(
            Line.newBuilder().setLineId("gate").setStart(point(0.45, 1)).setEnd(point(0.45, 0)))
        .build();
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }

  /** One person who walks to the right at 50 px/s, ten frames a second. */
  public static Detections walk(int sequence) {
    return detections(sequence, 20 + 5f * sequence);
  }

  /** One person at each place. */
  public static Detections detections(int sequence, float... leftPx) {
    Detections.Builder message =
        Detections.newBuilder()
            .setCameraId(LOBBY)
            .setStreamId(STREAM)
            .setSequence(sequence)
            .setCapturedAtUs(STREAM + sequence * 100_000L)
            .setFrameWidthPx(640)
            .setFrameHeightPx(360);
    for (float left : leftPx) {
      message.addDetections(
          Detection.newBuilder()
              .setBox(
                  Box.newBuilder().setLeftPx(left).setTopPx(100).setWidthPx(40).setHeightPx(100))
              .setScore(0.9f)
              .setLabel("person"));
    }
    return message.build();
  }

  /** The true boxes of a scene as detections of an external detector. */
  public static List<Detections> detectionsOf(Scene scene, int count) {
    List<Detections> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SceneFrame frame = scene.frame(i);
      Detections.Builder message =
          Detections.newBuilder()
              .setCameraId(LOBBY)
              .setStreamId(STREAM)
              .setSequence(i)
              .setCapturedAtUs(STREAM + frame.offsetUs())
              .setFrameWidthPx(frame.widthPx())
              .setFrameHeightPx(frame.heightPx());
      for (SceneObject object : frame.objects()) {
        if (object.visibility() > 0.3) {
          message.addDetections(
              Detection.newBuilder()
                  .setBox(
                      Box.newBuilder()
                          .setLeftPx((float) object.box().leftPx())
                          .setTopPx((float) object.box().topPx())
                          .setWidthPx((float) object.box().widthPx())
                          .setHeightPx((float) object.box().heightPx()))
                  .setScore(0.9f)
                  .setLabel(object.label()));
        }
      }
      all.add(message.build());
    }
    return all;
  }

  /** A scene as filmed. */
  public static List<Frame> framesOf(Scene scene, int count) {
    SceneRenderer renderer = new SceneRenderer(scene);
    List<Frame> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(frame(i, scene.offsetUs(i), renderer.jpeg(i)));
    }
    return all;
  }

  public static Frame frame(int sequence, long offsetUs, byte[] jpeg) {
    return Frame.newBuilder()
        .setCameraId(LOBBY)
        .setStreamId(STREAM)
        .setSequence(sequence)
        .setCapturedAtUs(STREAM + offsetUs)
        .setJpeg(ByteString.copyFrom(jpeg))
        .build();
  }
}
