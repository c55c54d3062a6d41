package io.followspot.cli.demo;

import io.followspot.cli.local.Console;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.Shutdown;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import io.followspot.terminal.LocalTimes;
import java.util.List;
import java.util.Locale;

/** A simulated site that streams for as long as the demo runs. */
final class SiteDemo implements AutoCloseable {
  static final String SITE = "hall";

  private static final int CAMERAS = 3;
  private static final int PEOPLE = 3;
  private static final int SECONDS = 600;
  private static final long END_WITHIN_MS = 5_000;

  private final SimulatedSiteStream stream;
  private final LiveCounts counts;

  SiteDemo(KafkaConnection connection) throws InterruptedException {
    SimulatedSite site = new SimulatedSite(SiteScenario.ordinary(11, CAMERAS, PEOPLE, SECONDS));
    stream = new SimulatedSiteStream(connection, SITE, site);
    counts = LiveCounts.open(connection);
  }

  List<CameraRegistration> registrations(long atUs) {
    return stream.registrations(atUs);
  }

  /** Streams the same ten minutes again and again, until it is to stop. */
  void run(Shutdown shutdown, Console console) throws InterruptedException {
    Thread streaming = new Thread(this::stream, "site-" + SITE);
    streaming.start();
    do {
      counts.update();
      console.live(registrations(0).stream().map(this::line).toList());
    } while (!shutdown.await(500));
    console.say("stopping ...");
    stream.stop();
    streaming.join(END_WITHIN_MS);
  }

  private void stream() {
    try {
      while (!stream.isStopped()) {
        stream.run(LocalTimes.nowUs(), true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String line(CameraRegistration camera) {
    LiveCounts.Count count = counts.of(camera.getCameraId());
    return String.format(
        Locale.ROOT,
        "  %-10s %2d followed now   %,5d tracks   %,6d events   %s",
        camera.getCameraId(),
        count.following(),
        count.confirmed(),
        count.events(),
        count.latest());
  }

  @Override
  public void close() {
    counts.close();
    stream.close();
  }
}
