package io.followspot.gateway.store;

import io.followspot.process.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server of the system's, in a directory and on a port of its own. PostgreSQL
 * refuses to run as root: then it runs as the user {@code postgres}, if there is one.
 */
final class PostgresServer implements AutoCloseable {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Path programs;
  private final Path home;
  private final int port;

  private PostgresServer(Path programs, Path home, int port) {
    this.programs = programs;
    this.home = home;
    this.port = port;
  }

  /** Where the server's programs are; empty if this machine cannot run one. */
  static Optional<Path> programs() {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(":")) {
      folders.add(Path.of(folder));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted(Comparator.reverseOrder()).forEach(it -> folders.add(0, it.resolve("bin")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folders.stream()
        .filter(it -> Files.isExecutable(it.resolve("initdb")))
        .filter(it -> Files.isExecutable(it.resolve("pg_ctl")))
        .filter(it -> !ROOT || succeeds("runuser", "-u", "postgres", "--", "true"))
        .findFirst();
  }

  /** Starts a server; skips the tests where none is installed. */
  static PostgresServer startOrSkip() throws IOException {
    Optional<Path> programs = programs();
    Assumptions.assumeTrue(programs.isPresent(), "no PostgreSQL server is installed here: skipped");
    return start(programs.get());
  }

  static PostgresServer start(Path programs) throws IOException {
    Path home = Files.createTempDirectory("followspot-postgres");
    if (ROOT) {
      run(List.of("chown", "postgres", home.toString()));
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    PostgresServer server = new PostgresServer(programs, home, port);
    try {
      server.asOwner(
          "initdb", "-D", home.resolve("data").toString(), "-U", "followspot", "-A", "trust", "-N");
      server.asOwner(
          "pg_ctl",
          "-D",
          home.resolve("data").toString(),
          "-w",
          "-t",
          "60",
          "-l",
          home.resolve("log").toString(),
          "-o",
          "-p " + port + " -h 127.0.0.1 -k " + home + " -F",
          "start");
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Its JDBC URL. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private void asOwner(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (ROOT) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static boolean succeeds(String... command) {
    try {
      run(List.of(command));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("followspot-postgres", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/tmp").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + ": " + Files.readString(output, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** The store of a gateway on it. */
  StoreConfig storeConfig() {
    return new StoreConfig(url(), "followspot", "", Duration.ofDays(30));
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(home.resolve("data/postmaster.pid"))) {
      asOwner("pg_ctl", "-D", home.resolve("data").toString(), "-m", "immediate", "-w", "stop");
    }
    DirectoryTree.delete(home);
  }
}
