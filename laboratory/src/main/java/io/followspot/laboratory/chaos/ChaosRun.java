package io.followspot.laboratory.chaos;

import io.followspot.functions.camera.VisionCache;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.CameraRegistrations;
import io.followspot.laboratory.replay.Comparison;
import io.followspot.laboratory.replay.Difference;
import io.followspot.laboratory.replay.KafkaRecording;
import io.followspot.laboratory.replay.PositionCheck;
import io.followspot.launcher.ClusterSize;
import io.followspot.launcher.LocalCluster;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.SupervisedProcess;
import io.followspot.launcher.SupervisedSystem;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import io.followspot.terminal.CliException;
import io.followspot.terminal.LocalTimes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** One run: a system under faults, and the comparison with an undisturbed run. */
public final class ChaosRun {
  private static final long LOOK_EVERY_MS = 50;
  private static final long TELL_EVERY_MS = 10_000;
  private static final long BEGIN_WITHIN_MS = 60_000;
  private static final long RECOVER_WITHIN_MS = 120_000;
  private static final long SETTLE_WITHIN_MS = 180_000;

  /** A zone and a line, so that there are events of all types. */
  private static final CameraRegistration CAMERA = camera(0);

  /** Some checkpoints: what a restart of the job repeats is committed by then. */
  private static final long REPEATED_WITHIN_MS = 3_000;

  /** Factor on the planned duration after which the cameras are given up. */
  private static final int PATIENCE = 4;

  private final ChaosPlan plan;
  private final Consumer<String> onProgress;
  private final Map<String, PublisherProcess> publishers = new LinkedHashMap<>();

  /** Creates a run that reports progress, one line at a time. */
  public ChaosRun(ChaosPlan plan, Consumer<String> onProgress) {
    this.plan = plan;
    this.onProgress = onProgress;
  }

  /**
   * Runs it.
   *
   * @throws CliException if the system does not start or a camera's footage cannot be published
   */
  public ChaosReport run() throws InterruptedException {
    Map<String, Footage> film = render();
    try (SystemFaults systemFaults = new SystemFaults(plan);
        SupervisedSystem system = start(systemFaults)) {
      KafkaConnection connection = KafkaConnection.to(system.bootstrapServers());
      CameraRegistrations.register(connection, plan.cameraIds(), CAMERA);
      try (Witnesses witnesses =
          new Witnesses(system, connection, plan.cameraIds(), ChaosRun::camera)) {
        List<FaultInjector.Done> faults =
            film(system, connection, film, witnesses, systemFaults.of(system));
        return new ChaosReport(
            plan,
            comparison(system, connection, witnesses),
            faults,
            witnesses.recovery(),
            witnesses.visible(),
            witnesses.counts());
      }
    }
  }

  private SupervisedSystem start(SystemFaults systemFaults) throws InterruptedException {
    Map<String, String> variables = systemFaults.variables();
    if (plan.system() == ChaosPlan.System.CLUSTER) {
      Map<String, String> environment = new HashMap<>(ClusterSize.AVAILABLE.freePorts());
      environment.putAll(variables);
      return LocalCluster.start(
          plan.home(), ClusterSize.AVAILABLE, environment, systemFaults::started, onProgress);
    }
    LocalSystem.Options options = LocalSystem.Options.anywhere(plan.home());
    options =
        plan.system() == ChaosPlan.System.SEPARATE_FUNCTIONS
            ? options.withSeparateFunctions()
            : options.withEmbeddedFunctions();
    if (!plan.guarantees()) {
      options = options.with(UnsafeDelivery.settings(plan.home()));
    }
    return LocalSystem.start(options.withVariables(variables), onProgress);
  }

  private Result comparison(
      SupervisedSystem system, KafkaConnection connection, Witnesses witnesses)
      throws InterruptedException {
    onProgress.accept("the cameras have stopped; processing their frames undisturbed ...");
    KafkaRecording recording = new KafkaRecording(connection, plan.cameraIds());
    List<String> all = new ArrayList<>(plan.cameraIds());
    all.addAll(witnesses.guests());
    Map<String, Long> frames = new LinkedHashMap<>();
    PositionCheck positions = new PositionCheck();
    boolean repeatable = plan.kinds().contains(FaultKind.CHECKPOINT);
    Comparison comparison =
        compare(new KafkaRecording(connection, all), frames, positions)
            .with(positions.differences(recording))
            .with(recording.lifecycleViolations())
            .with(witnesses.differences(repeatable));
    onProgress.accept("reading all tracks from the gateway ...");
    comparison = comparison.with(new StoreCheck(system.gatewayUrl(), recording).differences());
    long repeated = comparison.count(Difference.Kind.TWICE);
    return repeatable
        ? new Result(frames, comparison.without(Difference.Kind.TWICE), repeated)
        : new Result(frames, comparison, 0);
  }

  /**
   * What the comparison has found.
   *
   * @param frames how many were published, by camera
   * @param comparison with the undisturbed run
   * @param repeated events that a damaged checkpoint brought again, with the same ids
   */
  record Result(Map<String, Long> frames, Comparison comparison, long repeated) {}

  /** Variants differ in the size of the zone. */
  private static CameraRegistration camera(int variant) {
    double zoneFrom = 0.3 - 0.2 * variant / (variant + 50.0);
    return CameraRegistration.newBuilder()
        .addZones(
            Zone.newBuilder()
                .setZoneId("middle")
                .addPolygon(point(zoneFrom, 0.4))
                .addPolygon(point(0.7, 0.4))
                .addPolygon(point(0.7, 1))
                .addPolygon(point(zoneFrom, 1)))
        .addLines(
            Line.newBuilder().setLineId("across").setStart(point(0.5, 0)).setEnd(point(0.5, 1)))
        .build();
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }

  /** Every second camera has sound, the first one too. */
  private Map<String, Footage> render() {
    onProgress.accept("rendering the cameras' footage ...");
    Map<String, Footage> film = new LinkedHashMap<>();
    try {
      for (String id : plan.cameraIds()) {
        film.put(
            id,
            Footage.render(
                plan.seed() + film.size(),
                film.size() % 2 == 0,
                plan.home().resolve("film").resolve(id)));
      }
    } catch (IOException e) {
      throw new CliException("cannot write to " + plan.home() + ": " + e.getMessage());
    }
    return film;
  }

  private List<FaultInjector.Done> film(
      SupervisedSystem system,
      KafkaConnection connection,
      Map<String, Footage> film,
      Witnesses witnesses,
      Map<FaultKind, Function<String, SystemFault>> systemFaults)
      throws InterruptedException {
    film.forEach(
        (id, footage) ->
            publishers.put(
                FaultSchedule.PUBLISHER + id,
                PublisherProcess.start(
                    system.bootstrapServers(),
                    id,
                    footage,
                    plan.framesPerSecond(),
                    plan.home().resolve("logs").resolve("publish-" + id + ".log"))));
    try {
      awaitRecovery(witnesses.recovery(), LocalTimes.nowUs(), BEGIN_WITHIN_MS);
      List<FaultInjector.Done> faults = disturb(system, connection, witnesses, systemFaults);
      if (!faults.isEmpty()) {
        awaitRecovery(
            witnesses.recovery(), faults.get(faults.size() - 1).overAtUs(), RECOVER_WITHIN_MS);
      }
      return faults;
    } finally {
      witnesses.stopAsking();
      for (PublisherProcess publisher : publishers.values()) {
        publisher.stop();
      }
    }
  }

  private List<FaultInjector.Done> disturb(
      SupervisedSystem system,
      KafkaConnection connection,
      Witnesses witnesses,
      Map<FaultKind, Function<String, SystemFault>> systemFaults)
      throws InterruptedException {
    Deque<FaultType> due =
        new ArrayDeque<>(
            FaultSchedule.of(
                plan.kills(),
                plan.seed(),
                plan.durationMs(),
                system.processes().stream().map(SupervisedProcess::name).toList(),
                plan.cameraIds(),
                plan.kinds()));
    try (FaultInjector injector =
            new FaultInjector(
                system, publishers, systemFaults, witnesses::pauseChanges, onProgress);
        FrameCount frames = new FrameCount(connection)) {
      long beganNs = System.nanoTime();
      long toldMs = 0;
      while (!due.isEmpty() || frames.now() < plan.frames()) {
        long nowMs = (System.nanoTime() - beganNs) / 1_000_000;
        if (!due.isEmpty() && due.element().atMs() <= nowMs) {
          injector.inject(due.remove());
        }
        if (nowMs - toldMs >= TELL_EVERY_MS) {
          toldMs = nowMs;
          onProgress.accept(String.format("  %,d of %,d frames", frames.now(), plan.frames()));
        }
        if (nowMs > PATIENCE * plan.durationMs() + RECOVER_WITHIN_MS) {
          throw new CliException(
              String.format(
                  "after %d s only %,d of %,d frames are published: the system does not recover",
                  nowMs / 1_000, frames.now(), plan.frames()),
              CliException.FAILED);
        }
        Thread.sleep(LOOK_EVERY_MS);
      }
      return injector.done();
    }
  }

  private static void awaitRecovery(RecoveryMonitor monitor, long fromUs, long withinMs)
      throws InterruptedException {
    long giveUpAtNs = System.nanoTime() + withinMs * 1_000_000;
    while (monitor.recovered(fromUs).isEmpty() && System.nanoTime() < giveUpAtNs) {
      Thread.sleep(LOOK_EVERY_MS);
    }
  }

  /** Compares when everything is committed, or nothing more comes; later repetitions as well. */
  private Comparison compare(
      KafkaRecording recording, Map<String, Long> frames, PositionCheck positions)
      throws InterruptedException {
    try (VisionCache vision = new VisionCache()) {
      Comparison comparison = recording.compare(vision, frames, positions::expect);
      long giveUpAtNs = System.nanoTime() + SETTLE_WITHIN_MS * 1_000_000;
      while (!comparison.holds()
          && recording.committedCount() < comparison.expected()
          && System.nanoTime() < giveUpAtNs) {
        Thread.sleep(1_000);
      }
      Thread.sleep(REPEATED_WITHIN_MS);
      if (!comparison.holds() || recording.committedCount() != comparison.committed()) {
        comparison = recording.compare(vision, frames, positions::expect);
      }
      return comparison;
    }
  }
}
