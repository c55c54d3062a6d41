package io.followspot.laboratory.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs root, {@code unshare}, {@code iptables} and control groups of version 2. */
class ProcessNetworksTest {
  @TempDir private Path directory;

  @Test
  void cutAndLoss_meetTheConnectionsOfOneProcess_andEnd() throws Exception {
    assumeTrue(isRoot(), "skipped: only root can make a network namespace");
    for (String command : List.of("unshare", "ip", "iptables")) {
      assumeTrue(isInstalled(command), "skipped: " + command + " is not installed");
    }
    String obstacle = obstacle();
    assumeTrue(
        obstacle.isEmpty(), "skipped: this machine does not allow what is needed: " + obstacle);
    Path output = directory.resolve("output");

    Process inNamespace =
        new ProcessBuilder(
                "unshare",
                "--net",
                "sh",
                "-c",
                "ip link set lo up && exec \"$0\" -cp \"$1\" " + CutServers.class.getName(),
                ProcessHandle.current().info().command().orElse("java"),
                System.getProperty("java.class.path"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(inNamespace.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      inNamespace.destroyForcibly();
    }

    assertThat(Files.readString(output).lines())
        .containsExactly(
            "before: one answers, other answers",
            "one cut: one is silent, other answers",
            "one cut, connection of before: silent",
            "after the cut: one answers, other answers",
            "connection of before: answers",
            "loss of one: some of 40 answers are late",
            "no group is left");
  }

  /** What a container, or a kernel without these parts, says to the commands themselves. */
  private static String obstacle() throws Exception {
    String script =
        """
        set -e
        mount=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)
        [ -n "$mount" ] || { echo "no control groups of version 2 are mounted"; exit 1; }
        group=$mount/followspot-probe-$$
        mkdir "$group"
        trap 'rmdir "$group"' EXIT
        sh -c 'echo $$ > "$0/cgroup.procs"' "$group"
        ip link set lo up
        iptables -t mangle -A OUTPUT -m cgroup --path "followspot-probe-$$" -j CONNMARK --or-mark 0x1
        iptables -A OUTPUT -m connmark --mark 0x1/0x1 -m statistic --mode random --probability 0.3 -j DROP
        """;
    Process probe =
        new ProcessBuilder("unshare", "--net", "sh", "-c", script)
            .redirectErrorStream(true)
            .start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return probe.waitFor() == 0 ? "" : "exit code " + probe.exitValue() + " " + said;
  }

  private static boolean isRoot() throws IOException {
    Process id = new ProcessBuilder("id", "-u").start();
    return new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .strip()
        .equals("0");
  }

  private static boolean isInstalled(String command) {
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(it -> Files.isExecutable(Path.of(it, command)));
  }
}
