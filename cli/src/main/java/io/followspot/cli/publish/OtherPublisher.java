package io.followspot.cli.publish;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.LatestFrame;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.terminal.CliException;
import io.followspot.terminal.registration.RegistrationMonitor;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks out for another publisher of the same camera. A camera follows one stream, the newest:
 * without a warning both publishers would report success, and the frames of one would be late.
 */
final class OtherPublisher implements AutoCloseable {
  /** A stream whose last frame is older has no publisher any more. */
  private static final long RECENT_US = 15_000_000L;

  /** Longer than two frames of a camera at one frame/s are apart. */
  private static final long OBSERVED_NS = 2_500_000_000L;

  /** A stream that pauses for so many of its intervals has no publisher any more. */
  private static final int INTERVALS = 5;

  private static final long OBSERVED_AT_LEAST_NS = 500_000_000L;

  private static final Duration POLL = Duration.ofMillis(500);

  private final FramePublisher publisher;
  private final RegistrationMonitor events;
  private final PrintWriter out;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean found;

  private OtherPublisher(
      FramePublisher publisher, RegistrationMonitor events, String cameraId, PrintWriter out) {
    this.publisher = publisher;
    this.events = events;
    this.out = out;
    this.thread = new Thread(() -> watch(cameraId), "other-publisher");
    thread.setDaemon(true);
  }

  /**
   * Refuses to publish while frames of an open stream of the camera still arrive.
   *
   * @throws CliException if they do
   */
  static void refuse(KafkaConnection connection, String cameraId, long nowUs)
      throws InterruptedException {
    long sinceUs = nowUs - RECENT_US;
    Optional<LatestFrame> before = openStream(connection, cameraId, sinceUs);
    long giveUpAtNs = System.nanoTime() + before.map(OtherPublisher::observationNs).orElse(0L);
    while (before.isPresent() && System.nanoTime() < giveUpAtNs) {
      Thread.sleep(POLL.toMillis() / 2);
      Optional<LatestFrame> now = openStream(connection, cameraId, sinceUs);
      if (now.isPresent() && !now.get().isSameAs(before.get())) {
        throw new CliException(
            "another publisher is sending frames of camera "
                + cameraId
                + " (stream "
                + now.get().streamId()
                + "): stop it, or publish with another --camera",
            CliException.FAILED);
      }
      before = now;
    }
  }

  /** A publisher that was killed and restarted must not wait longer than necessary. */
  static long observationNs(LatestFrame latest) {
    return latest.intervalUs() <= 0
        ? OBSERVED_NS
        : Math.min(
            OBSERVED_NS, Math.max(OBSERVED_AT_LEAST_NS, INTERVALS * latest.intervalUs() * 1_000));
  }

  private static Optional<LatestFrame> openStream(
      KafkaConnection connection, String cameraId, long sinceUs) {
    return LatestFrame.of(connection, cameraId, sinceUs).filter(frame -> !frame.endOfStream());
  }

  /** Watches the camera's events until closed, and warns once. */
  static OtherPublisher watch(
      KafkaConnection connection, FramePublisher publisher, String cameraId, PrintWriter out) {
    OtherPublisher watch =
        new OtherPublisher(
            publisher, RegistrationMonitor.open(connection, cameraId), cameraId, out);
    watch.thread.start();
    return watch;
  }

  /** Whether another publisher took the camera over. */
  boolean found() {
    return found;
  }

  private void watch(String cameraId) {
    try (events) {
      while (!closing && !found) {
        found = events.await(this::isOfAnother, POLL).isPresent();
      }
    }
    if (found) {
      out.println(
          "Another publisher sends frames of camera "
              + cameraId
              + ": the camera follows the newer stream and counts the frames of this one as late."
              + " Publish with another --camera.");
      out.flush();
    }
  }

  private boolean isOfAnother(CameraEvent event) {
    return event.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED
        && publisher.isReplacedBy(event.getFrame().getStreamId());
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join(POLL.toMillis() * 4);
  }
}
