package io.followspot.checks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.SupervisedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Publishes for {@code -Dsoak.minutes} minutes and measures the live data on each process's heap
 * after a full collection. Its slope shows a leak that no single figure shows.
 */
@EnabledIfSystemProperty(
    named = "soak.minutes",
    matches = "[1-9][0-9]*",
    disabledReason = "takes long; say -Dsoak.minutes=30")
@ExtendWith(RunningSystem.class)
class SoakIT {
  private static final int MINUTES = Integer.getInteger("soak.minutes", 0);
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /** Largest growth in an hour, in MB: a heap of 768 MB would last for a day. */
  private static final double MAX_SLOPE_MB_PER_HOUR = 30;

  private static final int WARM_UP_ROUNDS = 3;

  @Test
  void heapAfterCollection_staysLevel(LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "soak");
    List<Long> pids = new JobStatus(system).processIds();
    Map<String, List<double[]>> samples = new TreeMap<>();
    long begin = System.nanoTime();
    long frames = 0;
    int round = 0;
    while (minutesSince(begin) < MINUTES) {
      frames += Filming.film(kafka, "soak", "sim:lobby?seconds=20&seed=" + round).frames();
      round++;
      Lives.onceOver(kafka, "soak", round);
      if (round > WARM_UP_ROUNDS) {
        for (SupervisedProcess process : system.processes()) {
          samples
              .computeIfAbsent(process.name(), name -> new ArrayList<>())
              .add(new double[] {minutesSince(begin) / 60, heapMb(process.current().pid())});
        }
      }
    }

    System.out.printf(Locale.ROOT, "soak: %d minutes, %d frames%n", MINUTES, frames);
    samples.forEach(
        (name, points) ->
            System.out.printf(
                Locale.ROOT,
                "soak: %-10s first %5.1f MB, last %5.1f MB, slope %+6.1f MB/h over %d samples%n",
                name,
                points.get(0)[1],
                points.get(points.size() - 1)[1],
                slope(points),
                points.size()));
    assertThat(new JobStatus(system).processIds()).isEqualTo(pids);
    assertThat(samples).isNotEmpty();
    samples.forEach(
        (name, points) -> assertThat(slope(points)).as(name).isLessThan(MAX_SLOPE_MB_PER_HOUR));
  }

  private static double minutesSince(long beginNs) {
    return (System.nanoTime() - beginNs) / 60e9;
  }

  /** Least squares; x in hours, y in MB. */
  private static double slope(List<double[]> points) {
    double meanX = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double meanY = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double above = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
    double below = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    return below == 0 ? 0 : above / below;
  }

  /** Memory in use after a full collection. */
  private static double heapMb(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    String info = jcmd(pid, "GC.heap_info");
    double usedKb = 0;
    for (String line : info.split("\n")) {
      // One line for each generation; the lines below it are its parts, the metaspace is no heap.
      Matcher used = USED.matcher(line);
      if (line.contains("total") && !line.contains("etaspace") && used.find()) {
        usedKb += Double.parseDouble(used.group(1));
      }
    }
    assertThat(usedKb).as(info).isPositive();
    return usedKb / 1024;
  }

  private static String jcmd(long pid, String what) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                Long.toString(pid),
                what)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jcmd.waitFor()).as(said).isZero();
    return said;
  }
}
