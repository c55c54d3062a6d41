package io.followspot.metrics;

import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers Prometheus at {@code /metrics}. It needs no token: whoever reaches the address reads the
 * names of cameras.
 */
public final class MetricsServer implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 16;

  private final HTTPServer server;
  private final ThreadPoolExecutor threads;
  private final HostPort address;

  private MetricsServer(Meters meters, HostPort listen) throws IOException {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "metrics");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    server =
        HTTPServer.builder()
            .inetAddress(InetAddress.getByName(listen.host()))
            .port(listen.port())
            .executorService(threads)
            .registry(meters.registry())
            .buildAndStart();
    address = new HostPort(listen.host(), server.getPort());
  }

  /**
   * Starts at the address of the setting; empty if that is empty.
   *
   * @throws IllegalArgumentException if it is not of the form HOST:PORT or cannot be listened on;
   *     the message names the variable
   */
  public static Optional<MetricsServer> start(Setting setting, Meters meters) {
    return start(setting, setting.read(), meters);
  }

  /** The same with the setting's value. */
  public static Optional<MetricsServer> start(Setting setting, String value, Meters meters) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MetricsServer(meters, HostPort.parse(value)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          setting.variable() + "=" + value + " cannot be listened on: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting.variable() + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public HostPort address() {
    return address;
  }

  @Override
  public void close() {
    server.close();
    threads.shutdownNow();
  }
}
