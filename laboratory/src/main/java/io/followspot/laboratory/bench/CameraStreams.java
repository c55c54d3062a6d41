package io.followspot.laboratory.bench;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.KafkaConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Simulated cameras that stream in real time until closed. */
final class CameraStreams implements AutoCloseable {
  private final List<FramePublisher> publishers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private CameraStreams() {}

  static List<String> cameraIds(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "live-" + i).toList();
  }

  static CameraStreams of(KafkaConnection kafka, int count) {
    CameraStreams streaming = new CameraStreams();
    for (String camera : cameraIds(count)) {
      FramePublisher publisher =
          new FramePublisher(kafka, new PublishOptions(camera, true, false, 0), new Silent());
      String scene = "sim:lobby?seed=" + (1 + streaming.threads.size());
      Thread thread = new Thread(() -> film(publisher, scene), camera);
      thread.setDaemon(true);
      thread.start();
      streaming.publishers.add(publisher);
      streaming.threads.add(thread);
    }
    return streaming;
  }

  private static void film(FramePublisher publisher, String scene) {
    try {
      publisher.run(() -> SourceFactory.open(SourceLocation.parse(scene), SourceOptions.DEFAULT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    publishers.forEach(FramePublisher::stop);
    for (Thread thread : threads) {
      thread.join(15_000);
    }
    publishers.forEach(FramePublisher::close);
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
