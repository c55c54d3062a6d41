package io.followspot.laboratory.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two servers in processes of their own, whose network {@link ProcessNetworks} disturbs. */
final class CutServers {
  private static final int PATIENCE_MS = 1_500;
  private static final int LONG_PATIENCE_MS = 30_000;
  private static final long LATE_MS = 100;
  private static final int ROUNDS = 40;

  private CutServers() {}

  /** Without an argument the measurement, with one a server on that port. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      measure();
    } else {
      serve(Integer.parseInt(arguments[0]));
    }
  }

  private static void measure() throws Exception {
    List<Process> servers = new ArrayList<>();
    try (ProcessNetworks networks = new ProcessNetworks()) {
      try {
        servers.add(start(networks, "one", 7001));
        servers.add(start(networks, "other", 7002));
        measure(networks);
      } finally {
        for (Process server : servers) {
          server.destroyForcibly().waitFor();
        }
      }
    }
    System.out.println(groupsLeft() ? "a group is left" : "no group is left");
  }

  private static void measure(ProcessNetworks networks) throws Exception {
    System.out.println("before: " + both());
    try (Socket before = connect(7001, PATIENCE_MS)) {
      SystemFault cut = networks.cut("one");
      cut.begin();
      System.out.println("one cut: " + both());
      System.out.println("one cut, connection of before: " + answer(before));
      cut.end();
      System.out.println("after the cut: " + both());
      before.setSoTimeout(LONG_PATIENCE_MS);
      boolean arrived = before.getInputStream().read() == 1;
      System.out.println("connection of before: " + (arrived ? "answers" : "lost"));
    }
    SystemFault loss = networks.loss("one");
    loss.begin();
    int late = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long startNs = System.nanoTime();
      try (Socket socket = connect(7001, LONG_PATIENCE_MS)) {
        socket.getOutputStream().write(1);
        socket.getInputStream().read();
      }
      if (System.nanoTime() - startNs > LATE_MS * 1_000_000) {
        late++;
      }
    }
    loss.end();
    System.out.println(
        "loss of one: " + (late > 3 ? "some" : late) + " of " + ROUNDS + " answers are late");
  }

  private static Process start(ProcessNetworks networks, String name, int port) throws Exception {
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                CutServers.class.getName(),
                Integer.toString(port))
            .inheritIO()
            .start();
    networks.started(name, server.pid());
    long giveUpNs = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < giveUpNs) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return server;
      } catch (IOException e) {
        Thread.sleep(20);
      }
    }
    throw new IOException(name + " does not listen");
  }

  private static String both() {
    return "one " + answer(7001) + ", other " + answer(7002);
  }

  private static String answer(int port) {
    try (Socket socket = connect(port, PATIENCE_MS)) {
      return answer(socket).replace("silent", "is silent");
    } catch (IOException e) {
      return "is silent";
    }
  }

  private static String answer(Socket socket) {
    try {
      socket.getOutputStream().write(1);
      return socket.getInputStream().read() == 1 ? "answers" : "lost";
    } catch (SocketTimeoutException e) {
      return "silent";
    } catch (IOException e) {
      return "lost";
    }
  }

  private static Socket connect(int port, int patienceMs) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMs);
    socket.setSoTimeout(patienceMs);
    return socket;
  }

  private static void serve(int port) throws IOException {
    try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket socket = server.accept();
        Thread echo = new Thread(() -> echo(socket));
        echo.setDaemon(true);
        echo.start();
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      int read = socket.getInputStream().read();
      while (read >= 0) {
        socket.getOutputStream().write(read);
        read = socket.getInputStream().read();
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static boolean groupsLeft() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
      if (line.contains(" cgroup2 ")) {
        try (Stream<Path> groups = Files.list(Path.of(line.split(" ")[1]))) {
          String own = "followspot-chaos-" + ProcessHandle.current().pid();
          return groups.anyMatch(it -> it.endsWith(own));
        }
      }
    }
    return false;
  }
}
