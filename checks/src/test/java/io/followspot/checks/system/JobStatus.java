package io.followspot.checks.system;

import static org.awaitility.Awaitility.await;

import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.SupervisedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The status of a running system by Flink and the operating system. */
public final class JobStatus {
  private static final Pattern JOB = Pattern.compile("\"(?:jid|id)\":\"([0-9a-f]{32})\"");
  private static final Pattern COMPLETED = Pattern.compile("\"completed\":([0-9]+)");
  private static final Pattern VALUE = Pattern.compile("\"value\":\"([0-9]+)\"");

  private final LocalSystem system;

  public JobStatus(LocalSystem system) {
    this.system = system;
  }

  /** Number of the job's restarts by Flink. */
  public long restarts() throws IOException, InterruptedException {
    String job = first(JOB, get("/jobs"));
    // Flink collects its metrics every ten seconds, from the first request on.
    Matcher restarts =
        await()
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(500))
            .until(
                () -> VALUE.matcher(get("/jobs/" + job + "/metrics?get=numRestarts")),
                Matcher::find);
    return Long.parseLong(restarts.group(1));
  }

  /** Number of the checkpoints that this attempt of Flink has completed. */
  public long checkpoints() throws IOException, InterruptedException {
    String job = first(JOB, get("/jobs"));
    return Long.parseLong(first(COMPLETED, get("/jobs/" + job + "/checkpoints")));
  }

  /** The processes that run now. */
  public List<Long> processIds() {
    return system.processes().stream().map(SupervisedProcess::current).map(p -> p.pid()).toList();
  }

  private String get(String path) throws IOException, InterruptedException {
    String flink = system.process("engine").current().awaitReady(Duration.ofSeconds(60));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(flink + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
