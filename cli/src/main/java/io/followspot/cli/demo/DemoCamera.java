package io.followspot.cli.demo;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import io.followspot.traces.Traces;
import java.util.List;

/** A simulated camera that streams as long as the demo runs. */
final class DemoCamera {
  private final String cameraId;
  private final FramePublisher publisher;
  private final Thread filming;
  private volatile long frames;
  private volatile String trouble = "";

  DemoCamera(KafkaConnection connection, String cameraId, Traces traces) {
    this.cameraId = cameraId;
    this.publisher =
        new FramePublisher(
            connection, new PublishOptions(cameraId, true, true, 0), new Progress(), traces);
    this.filming = new Thread(this::film, "camera-" + cameraId);
  }

  static List<CameraRegistration> registrations(long atUs) {
    return List.of(
        CameraRegistration.newBuilder()
            .setCameraId("lobby")
            .setName("Lobby (simulated)")
            .setSource("sim:lobby")
            .setRegisteredAtUs(atUs)
            .addZones(
                Zone.newBuilder()
                    .setZoneId("middle")
                    .setName("Middle of the hall")
                    .addPolygon(point(0.35, 0.55))
                    .addPolygon(point(0.65, 0.55))
                    .addPolygon(point(0.75, 0.95))
                    .addPolygon(point(0.25, 0.95)))
            .build(),
        CameraRegistration.newBuilder()
            .setCameraId("street")
            .setName("Street (simulated)")
            .setSource("sim:street")
            .setRegisteredAtUs(atUs)
            .addLines(
                Line.newBuilder()
                    .setLineId("crossing")
                    .setName("Across the street")
                    .setStart(point(0.5, 0.95))
                    .setEnd(point(0.5, 0.35)))
            .build());
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }

  void start() {
    filming.start();
  }

  String cameraId() {
    return cameraId;
  }

  /** Frames handed to Kafka so far. */
  long frames() {
    return frames;
  }

  /** What keeps it from streaming; empty if nothing does. */
  String trouble() {
    return trouble;
  }

  private void film() {
    SourceLocation location = SourceLocation.parse("sim:" + cameraId);
    try {
      publisher.run(() -> SourceFactory.open(location, SourceOptions.DEFAULT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      trouble = String.valueOf(e.getMessage());
    }
  }

  /** Asks it to end its stream, without waiting. */
  void stop() {
    publisher.stop();
  }

  /**
   * Waits for the end of its stream and closes the Kafka client.
   *
   * @param giveUpAtNs the deadline, by {@link System#nanoTime}
   */
  void close(long giveUpAtNs) throws InterruptedException {
    filming.join(Math.max(1, (giveUpAtNs - System.nanoTime()) / 1_000_000));
    publisher.close();
  }

  private final class Progress implements PublishListener {
    @Override
    public void sent(long sentFrames, long offsetUs) {
      frames = sentFrames;
      trouble = "";
    }

    @Override
    public void waiting(int framesInMemory) {
      trouble = "Kafka does not accept frames";
    }

    @Override
    public void resumed() {
      trouble = "";
    }
  }
}
