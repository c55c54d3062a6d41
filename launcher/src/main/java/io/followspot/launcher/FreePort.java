package io.followspot.launcher;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports below the ephemeral range of the operating system: a process that is restarted
 * must find its port free, and no connecting client may get that port meanwhile.
 */
public final class FreePort {
  private static final int FIRST = 15_000;
  private static final int END = 32_000;
  private static final int TRIES = 1_000;

  private FreePort() {}

  /**
   * Returns the first of a number of consecutive ports.
   *
   * @param host the address to listen on
   * @throws CliException if there are none
   */
  public static int on(String host, int count) {
    for (int i = 0; i < TRIES; i++) {
      int first = ThreadLocalRandom.current().nextInt(FIRST, END - count);
      boolean free = true;
      for (int port = first; free && port < first + count; port++) {
        free = isFree(host, port);
      }
      if (free) {
        return first;
      }
    }
    throw new CliException("no free port on " + host + " from " + FIRST + " to " + END);
  }

  /** Whether a process could listen there now. */
  public static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
