package io.followspot.checks.cluster;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All output of a running cluster: files of its home, command lines, the topics, Flink's interface
 * and the gateway's.
 */
final class Traces {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Cluster cluster;
  private final KafkaConnection kafka;
  private final String token;

  /** The traces of a cluster, read from its gateway with an operator's token. */
  Traces(Cluster cluster, KafkaConnection kafka, String token) {
    this.cluster = cluster;
    this.kafka = kafka;
    this.token = token;
  }

  /** Every place that contains a word, each with its kind first, by word; all is read once. */
  Map<String, SortedSet<String>> of(Collection<String> words)
      throws IOException, InterruptedException {
    Found found = new Found(words);
    files(found);
    ProcessHandle.allProcesses()
        .forEach(
            p ->
                found.lookIn(
                    String.join(" ", p.info().arguments().orElse(new String[0])),
                    "command line of " + p.pid()));
    for (String topic : Topics.ALL) {
      TopicReader.readToEnd(
          kafka,
          topic,
          Isolation.COMMITTED,
          entry -> {
            if (entry.value() != null) {
              found.lookIn(text(entry.value()), "topic " + topic);
            }
          });
    }
    flink(found);
    gateway(found);
    return found.places;
  }

  /** Logs, the rendered module, checkpoints, the topics' segments. */
  private void files(Found found) throws IOException {
    try (Stream<Path> files = Files.walk(cluster.home())) {
      for (Path file : files.filter(Traces::hasWords).toList()) {
        try {
          found.lookIn(text(Files.readAllBytes(file)), "file " + cluster.home().relativize(file));
        } catch (IOException e) {
          // A checkpoint that was just replaced.
        }
      }
    }
  }

  /** Kafka's indexes contain nothing but numbers, and are 10 MB each. */
  private static boolean hasWords(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().endsWith("index");
  }

  private void flink(Found found) throws IOException, InterruptedException {
    String web = "http://" + cluster.get(Setting.FLINK_LISTEN);
    String job = new JobManagerPage(cluster).jobPath();
    SortedSet<String> paths =
        new TreeSet<>(
            List.of(
                "/config",
                "/jobmanager/config",
                "/jobmanager/environment",
                "/jobmanager/logs",
                "/jobmanager/log",
                "/jobmanager/stdout",
                "/jobmanager/thread-dump",
                job,
                job + "/config",
                job + "/plan",
                job + "/exceptions",
                job + "/checkpoints",
                job + "/checkpoints/config",
                "/taskmanagers"));
    for (String vertex : idsIn(ask(web + job))) {
      paths.addAll(List.of(job + "/vertices/" + vertex, job + "/vertices/" + vertex + "/metrics"));
    }
    for (String manager : idsIn(ask(web + "/taskmanagers"))) {
      String at = "/taskmanagers/" + manager;
      paths.addAll(List.of(at, at + "/logs", at + "/log", at + "/stdout", at + "/thread-dump"));
    }
    for (String path : paths) {
      found.lookIn(ask(web + path), "flink " + path);
    }
  }

  private void gateway(Found found) throws IOException, InterruptedException {
    String web = "http://" + cluster.get(Setting.GATEWAY_LISTEN);
    for (String path :
        List.of(
            "/",
            "/healthz",
            "/openapi.yaml",
            "/v1/cameras",
            "/v1/tracks",
            "/v1/tracks/nonsense",
            "/v1/counts",
            "/v1/store",
            "/v1/session",
            "/v1/nothing")) {
      found.lookIn(ask(web + path), "gateway " + path);
    }
  }

  private String ask(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.headers().map() + answer.body();
  }

  private static List<String> idsIn(String answer) {
    return ID.matcher(answer).results().map(found -> found.group(1)).toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static final class Found {
    private final Map<String, SortedSet<String>> places = new TreeMap<>();

    Found(Collection<String> words) {
      words.forEach(word -> places.put(word, new TreeSet<>()));
    }

    void lookIn(String text, String place) {
      places.forEach(
          (word, found) -> {
            if (text.contains(word)) {
              found.add(place);
            }
          });
    }
  }
}
