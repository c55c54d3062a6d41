package io.followspot.checks.system;

import static org.awaitility.Awaitility.await;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.traces.Traces;
import java.time.Duration;

/** Registers cameras and publishes their frames, as the command line does. */
public final class Filming {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Filming() {}

  /** Registers a camera with its id alone and waits until it is known. */
  public static void register(KafkaConnection kafka, String cameraId) throws InterruptedException {
    register(kafka, CameraRegistration.newBuilder().setCameraId(cameraId).build());
  }

  /** Registers a camera and waits for its function's event. */
  public static void register(KafkaConnection kafka, CameraRegistration registration)
      throws InterruptedException {
    try (RegistrationPublisher registrar = new RegistrationPublisher(kafka)) {
      registrar.publish(registration);
    }
    await("registration of camera " + registration.getCameraId())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> CameraLog.read(kafka).containsKey(registration.getCameraId()));
  }

  /** Publishes a whole source at full speed. */
  public static PublishSummary film(KafkaConnection kafka, String cameraId, String source)
      throws InterruptedException {
    return film(kafka, cameraId, source, new Silent());
  }

  /** Publishes a whole source at full speed with a listener. */
  public static PublishSummary film(
      KafkaConnection kafka, String cameraId, String source, PublishListener listener)
      throws InterruptedException {
    return film(kafka, cameraId, source, listener, Traces.OFF);
  }

  /** Publishes a whole source at full speed, with traces. */
  public static PublishSummary film(
      KafkaConnection kafka, String cameraId, String source, Traces traces)
      throws InterruptedException {
    return film(kafka, cameraId, source, new Silent(), traces);
  }

  private static PublishSummary film(
      KafkaConnection kafka,
      String cameraId,
      String source,
      PublishListener listener,
      Traces traces)
      throws InterruptedException {
    PublishOptions options = new PublishOptions(cameraId, false, false, 0);
    try (FramePublisher publisher = new FramePublisher(kafka, options, listener, traces)) {
      return publisher.run(
          () -> SourceFactory.open(SourceLocation.parse(source), SourceOptions.DEFAULT));
    }
  }

  private static final class Silent implements PublishListener {
    @Override
    public void sent(long frames, long offsetUs) {}

    @Override
    public void waiting(int framesInMemory) {}

    @Override
    public void resumed() {}
  }
}
