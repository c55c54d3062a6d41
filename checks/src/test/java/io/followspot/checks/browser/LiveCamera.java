package io.followspot.checks.browser;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.KafkaConnection;

/** A simulated camera that publishes in real time until it is closed. */
final class LiveCamera implements AutoCloseable {
  private final FramePublisher publisher;
  private final Thread filming;

  LiveCamera(KafkaConnection kafka, String cameraId, String source) {
    publisher =
        new FramePublisher(kafka, new PublishOptions(cameraId, true, false, 0), new Silent());
    filming = new Thread(() -> film(SourceLocation.parse(source)), "film-" + cameraId);
    filming.start();
  }

  private void film(SourceLocation location) {
    try {
      publisher.run(() -> SourceFactory.open(location, SourceOptions.DEFAULT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    publisher.stop();
    filming.join(15_000);
    publisher.close();
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
