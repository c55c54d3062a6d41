package io.followspot.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.cluster.Progress;
import io.followspot.checks.system.Disturbance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The composition on a Docker engine follows films, while its processes are killed and added. */
@EnabledIfSystemProperty(
    named = "slow.tests",
    matches = "true",
    disabledReason = "takes minutes; say -Dslow.tests=true")
@ExtendWith(RunningComposition.class)
class ContainersIT {
  private static final int SECONDS = 40;

  /** Published as steadily as {@link SteadyPublisher} does, it outlasts all that is killed. */
  private static final int LONG_S = 120;

  /** Frames that show that the system works. */
  private static final int AT_WORK = 10;

  private static final int CAMERAS = 4;
  private static final double MINUTE_S = 60;

  @Test
  void processes_areConfined(Composition composition) throws Exception {
    for (String service : Composition.OURS.keySet()) {
      for (Container container : composition.containers(service)) {
        assertThat(container.shell("id -u")).as(container.name()).isEqualTo("10001");
        assertThat(container.shell("echo > /opt/followspot/x || true"))
            .as(container.name())
            .contains("Read-only file system");
        assertThat(container.shell("cat /proc/1/status"))
            .as(container.name())
            .containsPattern("CapEff:\\s0+\n")
            .containsPattern("CapBnd:\\s0+\n")
            .containsPattern("NoNewPrivs:\\s1\n");
        assertThat(container.inspect().path("Mounts").findValuesAsText("Name"))
            .as("volumes of %s that nobody named", container.name())
            .noneMatch(volume -> volume.matches("[0-9a-f]{64}"));
      }
    }
  }

  @Test
  void killedProcesses_comeBackAndNothingIsLost(Composition composition) throws Exception {
    List<Container> victims = new ArrayList<>();
    Composition.OURS.keySet().forEach(name -> victims.addAll(composition.containers(name)));
    victims.addAll(composition.containers("kafka"));
    Film film = Film.register(composition, "killed", LONG_S);
    SteadyPublisher publisher = new SteadyPublisher(film);
    try {
      for (Container victim : victims) {
        publisher.awaitFrames(AT_WORK);
        Stopwatch watch = Stopwatch.start();
        victim.killProcess();
        watch.report(victim.name() + " was killed; it is started again");
        publisher.awaitFrames(1);
        watch.report("- a checkpoint holds a frame sent since then");
        Progress.await(victim::isHealthy, victim.name() + " is healthy");
        watch.report("- it is healthy");
        composition.awaitReady();
        watch.report("- the gateway is ready");
      }
      assertThat(publisher.isPublishing()).as("frames were sent all the time").isTrue();
      publisher.finish();
    } finally {
      publisher.close();
    }
    film.assertNothingLost();
  }

  @Test
  void furtherFunctions_getWorkWithinAMinute(Composition composition) throws Exception {
    List<Film> films = new ArrayList<>();
    for (int i = 1; i <= CAMERAS; i++) {
      films.add(Film.register(composition, "spread-" + i, SECONDS));
    }
    ExecutorService publishers = Executors.newFixedThreadPool(CAMERAS);
    try {
      composition.scale("functions", 3);
      Stopwatch watch = Stopwatch.start();
      List<Future<?>> published = new ArrayList<>();
      for (Film film : films) {
        published.add(
            publishers.submit(
                () -> {
                  film.publish(Disturbance.NONE);
                  return null;
                }));
      }
      for (Container process : composition.containers("functions")) {
        Progress.await(() -> hasProcessedFrames(process), process.name() + " gets work");
        watch.report(process.name() + " has processed frames");
      }
      assertThat(watch.seconds()).isLessThan(MINUTE_S);
      for (Future<?> film : published) {
        film.get();
      }
    } finally {
      publishers.shutdownNow();
      composition.scale("functions", 1);
    }
    for (Film film : films) {
      film.assertNothingLost();
    }
  }

  private static boolean hasProcessedFrames(Container functions) {
    try {
      return functions
          .metrics()
          .lines()
          .anyMatch(line -> line.matches("followspot_frames_processed_total [1-9].*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
