package io.followspot.engine.kubernetes;

import io.followspot.process.HostPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the JobManagers where the leader is, one after the other. They answer alike; one that knows
 * no leader does not count.
 */
final class AskedLeaders implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AskedLeaders.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final List<HostPort> jobManagers;
  private final Leaders leaders;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Thread thread;

  private AskedLeaders(List<HostPort> jobManagers, Leaders leaders) {
    this.jobManagers = jobManagers;
    this.leaders = leaders;
    thread = new Thread(this::run, "ask-leaders");
    thread.setDaemon(true);
  }

  static AskedLeaders start(List<HostPort> jobManagers, Leaders leaders) {
    AskedLeaders asked = new AskedLeaders(jobManagers, leaders);
    asked.thread.start();
    return asked;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      for (int i = 0; ; i++) {
        ask(jobManagers.get(i % jobManagers.size()));
        Thread.sleep(BETWEEN.toMillis());
      }
    } catch (InterruptedException e) {
      log.debug("ends");
    }
  }

  private void ask(HostPort jobManager) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://" + jobManager + Leaders.PATH))
                  .timeout(TIMEOUT)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == OK) {
        leaders.set(Leaders.parse(response.body()));
      } else {
        log.debug("{} knows no leader: {}", jobManager, response.statusCode());
      }
    } catch (IOException | IllegalArgumentException e) {
      log.debug("{} does not say who leads", jobManager, e);
    }
  }
}
