package io.followspot.cli.local;

import io.followspot.launcher.LocalSystem;
import io.followspot.process.HostPort;
import io.followspot.terminal.Terminal;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;

/** The output of a local system for the user. */
public final class Console {
  private static final long FILE_INTERVAL_NS = 10_000_000_000L;

  private final PrintWriter out;
  private final boolean onTerminal = Terminal.isOutput();
  private final long startedNs = System.nanoTime();
  private int liveLines;
  private long shownNs;

  public Console(PrintWriter out) {
    this.out = out;
  }

  /** Prints a line, with the seconds since the start before it. */
  public synchronized void say(String line) {
    liveLines = 0;
    out.printf("%6.1f s  %s%n", (System.nanoTime() - startedNs) / 1e9, line);
    out.flush();
  }

  /** Prints the addresses and paths. */
  public synchronized void welcome(LocalSystem system) {
    out.println();
    out.println("  Followspot is up.");
    String everywhere = "//0.0.0.0:";
    out.println("    Open       " + system.gatewayUrl().replace(everywhere, "//127.0.0.1:"));
    if (system.gatewayUrl().contains(everywhere)) {
      out.println("               and from other machines by this machine's name");
    }
    URI gateway = URI.create(system.gatewayUrl());
    boolean isLocal = new HostPort(gateway.getHost(), gateway.getPort()).isLoopback();
    if (!isLocal && Files.exists(system.operatorToken())) {
      out.println("    Token      in " + system.operatorToken());
    }
    out.println("    Kafka      " + system.bootstrapServers());
    out.println("    Stop       Ctrl-C");
    out.println();
    out.flush();
  }

  /**
   * Prints lines that change: in place on a terminal, every ten seconds in a file.
   *
   * @param lines the same number each time
   */
  public synchronized void live(List<String> lines) {
    long nowNs = System.nanoTime();
    if (!onTerminal) {
      if (shownNs != 0 && nowNs - shownNs < FILE_INTERVAL_NS) {
        return;
      }
      lines.forEach(out::println);
    } else {
      if (liveLines > 0) {
        out.print("\u001b[" + liveLines + "A");
      }
      lines.forEach(line -> out.println("\u001b[2K" + line));
    }
    liveLines = lines.size();
    shownNs = nowNs;
    out.flush();
  }
}
