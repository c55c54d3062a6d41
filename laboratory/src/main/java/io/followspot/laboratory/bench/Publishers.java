package io.followspot.laboratory.bench;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.SimulatedFootage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Publishers that run concurrently, one per camera. */
final class Publishers {
  private final KafkaConnection connection;
  private final List<SimulatedFootage> cameras;

  Publishers(KafkaConnection connection, List<SimulatedFootage> cameras) {
    this.connection = connection;
    this.cameras = cameras;
  }

  static String cameraId(int index) {
    return "bench-" + (index + 1);
  }

  static List<String> cameraIds(int cameras) {
    return IntStream.range(0, cameras).mapToObj(Publishers::cameraId).toList();
  }

  /**
   * Publishes that many frames of each camera, and the end of each stream.
   *
   * @param realtime whether each frame waits until it is due
   */
  void publish(long framesPerCamera, boolean realtime) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(cameras.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < cameras.size(); i++) {
        int index = i;
        running.add(pool.submit(() -> publish(index, framesPerCamera, realtime)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("publishing failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Void publish(int index, long frames, boolean realtime) throws InterruptedException {
    PublishOptions options = new PublishOptions(cameraId(index), realtime, false, 0);
    try (FramePublisher publisher = new FramePublisher(connection, options, new Silent())) {
      publisher.run(() -> cameras.get(index).source(frames));
    }
    return null;
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
