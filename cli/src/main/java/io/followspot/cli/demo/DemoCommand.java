package io.followspot.cli.demo;

import io.followspot.cli.local.Console;
import io.followspot.cli.local.LocalOptions;
import io.followspot.kafka.BrokerWait;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.Shutdown;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.LocalTimes;
import io.followspot.traces.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole system and lets two simulated cameras stream into it. */
@Command(
    name = "demo",
    description = "Runs everything on this machine and tracks objects of two simulated cameras.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final int REGISTRATION_TRIES = 60;

  /** How long a broker that has just been started may take, on a busy machine. */
  static final Duration ANSWERS_WITHIN = Duration.ofMinutes(1);

  /** A Kafka that does not respond must not delay Ctrl-C. */
  private static final long END_WITHIN_NS = 5_000_000_000L;

  @Mixin private final LocalOptions options = new LocalOptions();

  @Option(
      names = "--site",
      description =
          "Simulates a site instead: three calibrated cameras on one floor, whose people keep one"
              + " identity each across the cameras.")
  private boolean site;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Console console = new Console(spec.commandLine().getOut());
    try (Shutdown shutdown = Shutdown.onSignal()) {
      try (LocalSystem system = LocalSystem.start(options.toOptions(), console::say)) {
        shutdown.interruptNoMore();
        KafkaConnection connection = KafkaConnection.to(system.bootstrapServers());
        if (site) {
          runSite(connection, system, shutdown, console);
        } else {
          register(connection, DemoCamera.registrations(LocalTimes.nowUs()), shutdown, console);
          console.welcome(system);
          film(connection, shutdown, console);
        }
      }
      console.say("stopped; the data stays in " + options.home());
    }
    return 0;
  }

  private static void runSite(
      KafkaConnection connection, LocalSystem system, Shutdown shutdown, Console console)
      throws InterruptedException {
    try (SiteDemo demo = new SiteDemo(connection)) {
      register(connection, demo.registrations(LocalTimes.nowUs()), shutdown, console);
      console.welcome(system);
      console.say("the floor: " + system.gatewayUrl() + "#/sites/" + SiteDemo.SITE);
      demo.run(shutdown, console);
    }
  }

  private static void register(
      KafkaConnection connection,
      List<CameraRegistration> registrations,
      Shutdown shutdown,
      Console console)
      throws InterruptedException {
    try (RegistrationPublisher registrar = new RegistrationPublisher(connection)) {
      for (CameraRegistration registration : registrations) {
        BrokerWait.call(
            ANSWERS_WITHIN,
            () -> {
              registrar.publish(registration);
              return registration;
            });
      }
    }
    List<String> ids = registrations.stream().map(CameraRegistration::getCameraId).toList();
    for (int i = 0; !registered(connection).containsAll(ids); i++) {
      if (i == REGISTRATION_TRIES) {
        throw new CliException(
            "the cameras were not registered within a minute: the functions or the Flink job does"
                + " not run; see the directory logs",
            CliException.FAILED);
      }
      if (shutdown.await(1_000)) {
        return;
      }
    }
    console.say("cameras " + String.join(" and ", ids) + " registered");
  }

  private static Set<String> registered(KafkaConnection connection) {
    try {
      return CameraLog.read(connection).keySet();
    } catch (KafkaUnavailableException e) {
      // Everything has just been started: on a slow machine the broker may answer late.
      return Set.of();
    }
  }

  private static void film(KafkaConnection connection, Shutdown shutdown, Console console)
      throws InterruptedException {
    List<DemoCamera> cameras = new ArrayList<>();
    try (Traces traces = Traces.configured("followspot-publish");
        LiveCounts counts = LiveCounts.open(connection)) {
      for (CameraRegistration registration : DemoCamera.registrations(0)) {
        DemoCamera camera = new DemoCamera(connection, registration.getCameraId(), traces);
        cameras.add(camera);
        camera.start();
      }
      do {
        counts.update();
        console.live(cameras.stream().map(c -> line(c, counts.of(c.cameraId()))).toList());
      } while (!shutdown.await(500));
      console.say("stopping ...");
    } finally {
      cameras.forEach(DemoCamera::stop);
      long giveUpAtNs = System.nanoTime() + END_WITHIN_NS;
      for (DemoCamera camera : cameras) {
        camera.close(giveUpAtNs);
      }
    }
  }

  private static String line(DemoCamera camera, LiveCounts.Count count) {
    String line =
        String.format(
            Locale.ROOT,
            "  %-8s %,7d frames in   %2d followed now   %,5d tracks   %,6d events   %s",
            camera.cameraId(),
            camera.frames(),
            count.following(),
            count.confirmed(),
            count.events(),
            count.latest());
    return camera.trouble().isEmpty() ? line : line + "   (" + camera.trouble() + ")";
  }
}
