package io.followspot.laboratory.bench;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.RepeatedFootage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Publishers that run concurrently, one per camera. */
final class Publishers {
  /** Unsent pictures of all publishers together, which their producers hold once more. */
  private static final int BUFFER_BYTES = 64 << 20;

  private final KafkaConnection connection;
  private final List<String> ids;
  private final List<RepeatedFootage> footage;

  /**
   * Creates publishers.
   *
   * @param ids of the cameras
   * @param footage of each camera, in the same order; cameras may have the same
   */
  Publishers(KafkaConnection connection, List<String> ids, List<RepeatedFootage> footage) {
    this.connection = connection;
    this.ids = ids;
    this.footage = footage;
  }

  /** The ids of that many cameras whose names begin alike. */
  static List<String> cameraIds(String prefix, int cameras) {
    return IntStream.rangeClosed(1, cameras).mapToObj(i -> prefix + "-" + i).toList();
  }

  int cameras() {
    return ids.size();
  }

  /**
   * Opens a producer for each camera, so that this takes no time of a measurement.
   *
   * @param realtime whether each frame waits until it is due
   */
  Opened open(boolean realtime) {
    Opened opened = new Opened();
    try {
      ids.forEach(id -> opened.publishers.add(publisher(id, realtime)));
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Publishers that are ready. */
  final class Opened implements AutoCloseable {
    private final List<FramePublisher> publishers = new ArrayList<>();

    /**
     * Publishes that many frames of each camera, and the end of each stream.
     *
     * @return milliseconds of CPU time of the publishers' threads
     */
    double publish(long framesPerCamera) throws InterruptedException {
      ExecutorService pool = Executors.newFixedThreadPool(publishers.size());
      PublishingCpu cpu = new PublishingCpu();
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < publishers.size(); i++) {
          FramePublisher publisher = publishers.get(i);
          RepeatedFootage played = footage.get(i);
          running.add(
              pool.submit(
                  () -> {
                    long fromNs = cpu.nowNs();
                    publisher.run(() -> played.source(framesPerCamera));
                    cpu.addSince(fromNs);
                    return publisher;
                  }));
        }
        for (Future<?> one : running) {
          one.get();
        }
        return cpu.ms();
      } catch (ExecutionException e) {
        throw new IllegalStateException("publishing failed", e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }

    @Override
    public void close() {
      publishers.forEach(FramePublisher::close);
    }
  }

  private FramePublisher publisher(String id, boolean realtime) {
    int bufferBytes = Math.min(PublishOptions.BUFFER_BYTES, BUFFER_BYTES / ids.size());
    return new FramePublisher(
        connection, new PublishOptions(id, realtime, false, 0, "", bufferBytes), new Silent());
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
