package io.followspot.terminal.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.terminal.CliException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** A client of the gateway; error responses become a {@link CliException}. */
public final class GatewayClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The gateway's lists have at most so many entries a page. */
  private static final int PAGE = 500;

  /** A film of two minutes takes its time. */
  private static final Duration MAKING = Duration.ofMinutes(2);

  /** A long history takes its time. */
  private static final Duration TRANSFER = Duration.ofHours(6);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;
  private final Optional<String> token;

  GatewayClient(URI address, Optional<String> token) {
    this.address = address;
    this.token = token;
  }

  /** Creates a client of a gateway without tokens. */
  public static GatewayClient at(String url) {
    return new GatewayClient(URI.create(url.replaceAll("/*$", "") + "/"), Optional.empty());
  }

  /** Reads a path such as {@code v1/tracks}, with those parameters that have values. */
  public JsonNode get(String path, Map<String, List<String>> parameters)
      throws InterruptedException {
    return call("GET", target(path, parameters));
  }

  /**
   * Reads a list page by page.
   *
   * @param path such as {@code v1/tracks}
   * @param field of the answer that contains the list
   * @param limit at most so many entries
   */
  public List<JsonNode> pages(
      String path, String field, Map<String, List<String>> parameters, int limit)
      throws InterruptedException {
    List<JsonNode> found = new ArrayList<>();
    Map<String, List<String>> page = new LinkedHashMap<>(parameters);
    String cursor = "";
    do {
      page.put("limit", List.of(String.valueOf(Math.min(PAGE, limit - found.size()))));
      page.put("cursor", cursor.isEmpty() ? List.of() : List.of(cursor));
      JsonNode answer = get(path, page);
      answer.path(field).forEach(found::add);
      cursor = answer.path("next_cursor").asText("");
    } while (!cursor.isEmpty() && found.size() < limit);
    return found;
  }

  /** Reads a picture or a film, as {@code v1/tracks/lobby.1.1/clip.mp4}. */
  public byte[] bytes(String path, Map<String, List<String>> parameters)
      throws InterruptedException {
    HttpResponse<byte[]> response =
        send("GET", target(path, parameters), HttpResponse.BodyHandlers.ofByteArray(), MAKING);
    if (response.statusCode() >= 400) {
      throw refusal(
          response.statusCode(), parse(new String(response.body(), StandardCharsets.UTF_8)));
    }
    return response.body();
  }

  private static String target(String path, Map<String, List<String>> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(it -> !it.getValue().isEmpty())
            .map(it -> it.getKey() + "=" + encoded(String.join(",", it.getValue())))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Sends an empty request to a path. */
  public JsonNode post(String path) throws InterruptedException {
    return call("POST", path);
  }

  /**
   * Sends an empty request to a path and copies a long answer.
   *
   * @param progress receives the number of bytes so far
   */
  public void download(String path, OutputStream out, LongConsumer progress)
      throws InterruptedException, IOException {
    HttpResponse<InputStream> response =
        send("POST", path, HttpResponse.BodyHandlers.ofInputStream(), TRANSFER);
    try (InputStream in = response.body()) {
      if (response.statusCode() >= 400) {
        throw refusal(
            response.statusCode(), parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
      counted(in, progress).transferTo(out);
    }
  }

  /**
   * Sends a file to a path.
   *
   * @param progress receives the number of bytes so far
   */
  public JsonNode upload(String path, Path file, LongConsumer progress)
      throws InterruptedException, IOException {
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofInputStream(
                () -> {
                  try {
                    return counted(Files.newInputStream(file), progress);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }),
            Files.size(file));
    HttpResponse<String> response =
        send("POST", path, body, HttpResponse.BodyHandlers.ofString(), TRANSFER);
    JsonNode answer = parse(response.body());
    if (response.statusCode() >= 400) {
      throw refusal(response.statusCode(), answer);
    }
    return answer;
  }

  private static InputStream counted(InputStream in, LongConsumer progress) {
    return new FilterInputStream(in) {
      private long bytes;

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        bytes += Math.max(0, read);
        progress.accept(bytes);
        return read;
      }
    };
  }

  private JsonNode call(String method, String target) throws InterruptedException {
    HttpResponse<String> response =
        send(method, target, HttpResponse.BodyHandlers.ofString(), PATIENCE);
    JsonNode answer = parse(response.body());
    if (response.statusCode() >= 400) {
      throw refusal(response.statusCode(), answer);
    }
    return answer;
  }

  private <T> HttpResponse<T> send(
      String method, String target, HttpResponse.BodyHandler<T> handler, Duration patience)
      throws InterruptedException {
    return send(method, target, HttpRequest.BodyPublishers.noBody(), handler, patience);
  }

  private <T> HttpResponse<T> send(
      String method,
      String target,
      HttpRequest.BodyPublisher body,
      HttpResponse.BodyHandler<T> handler,
      Duration patience)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(target)).timeout(patience).method(method, body);
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw new CliException(
          "no gateway answers at "
              + address
              + ": start one with ./followspot up or name another with --gateway",
          CliException.FAILED);
    }
  }

  private CliException refusal(int status, JsonNode problem) {
    String detail = problem.path("detail").asText("it answered with status " + status);
    return switch (status) {
      case 400, 422 -> new CliException(detail);
      case 401 ->
          new CliException(
              "the gateway requires a token: name a file that contains one with --token-file",
              CliException.FAILED);
      default -> new CliException(detail, CliException.FAILED);
    };
  }

  private JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new CliException(address + " is not a Followspot gateway", CliException.FAILED);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
