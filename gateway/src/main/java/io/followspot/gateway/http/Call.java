package io.followspot.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.access.Caller;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.protos.Ids;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.util.ByteRange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One request, and the means to answer it. */
public final class Call {
  private final HttpServerExchange exchange;
  private final Map<String, String> variables;
  private final Parameters parameters;
  private final Caller caller;
  private final Supplier<Caller> admission;
  private final Threads threads;
  private final CallerKey key;
  private byte[] body = new byte[0];

  Call(
      HttpServerExchange exchange,
      Map<String, String> variables,
      Parameters parameters,
      Caller caller,
      Supplier<Caller> admission,
      Threads threads) {
    this.exchange = exchange;
    this.variables = variables;
    this.parameters = parameters;
    this.caller = caller;
    this.admission = admission;
    this.threads = threads;
    this.key = CallerKey.of(exchange, caller);
  }

  HttpServerExchange exchange() {
    return exchange;
  }

  /** The key under which the limits count this request. */
  public CallerKey key() {
    return key;
  }

  /** Stores the body, which has been read. */
  void received(byte[] read) {
    body = read;
  }

  /** The value of a variable of the route's path. */
  public String variable(String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }

  /** The query parameters. */
  public Parameters parameters() {
    return parameters;
  }

  /** The client. */
  public Caller caller() {
    return caller;
  }

  /**
   * Checks that a streaming response is still allowed.
   *
   * @throws ProblemException if the client's token was revoked, or its scope changed
   */
  public void admitAgain() {
    if (!admission.get().equals(caller)) {
      throw Problem.of(
          401, "token_changed", "A token is required", "The token's scope has changed.");
    }
  }

  /**
   * The cameras of the parameter {@code camera} that the client has access to; empty means all,
   * which only a client without a camera scope gets.
   *
   * @throws ProblemException if the client has access to none of them
   */
  public List<String> cameras() {
    List<String> asked = parameters.list("camera", Ids::isName, Ids.NAME_RULE);
    Set<String> scope = caller.cameras();
    if (scope.isEmpty()) {
      return asked;
    }
    List<String> seen = new ArrayList<>(asked.isEmpty() ? scope : asked);
    seen.retainAll(scope);
    if (seen.isEmpty()) {
      throw Problem.notFound("There is no camera " + String.join(", ", asked) + ".");
    }
    return seen;
  }

  /** A header of the request. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** Sets or clears a cookie that is sent to this gateway only and is invisible to scripts. */
  public void cookie(String name, String value, boolean clear) {
    CookieImpl cookie = new CookieImpl(name, value);
    cookie.setPath("/").setHttpOnly(true).setSameSite(true).setSameSiteMode("Strict");
    cookie.setSecure(isSecure());
    if (clear) {
      cookie.setMaxAge(0);
    }
    exchange.setResponseCookie(cookie);
  }

  /** Adds a header to the response. */
  public void answerHeader(String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }

  /** Whether the request came over TLS. */
  public boolean isSecure() {
    return exchange.getRequestScheme().equals("https");
  }

  /**
   * The request's body, of a route that accepts one.
   *
   * @throws ProblemException if it is longer than allowed
   */
  public byte[] body(int maxBytes) {
    if (body.length > maxBytes) {
      throw Problem.tooLarge("At most " + maxBytes + " bytes are accepted.");
    }
    return body;
  }

  /**
   * The request's body as it arrives, of a route without a limit of its own; the handler must run
   * where it may wait.
   *
   * @throws ProblemException if it is longer than allowed
   */
  public InputStream longBody(long maxBytes) throws IOException {
    return BodyReader.stream(exchange, maxBytes);
  }

  /**
   * Starts a response of unknown length, which the caller writes and closes; the handler must run
   * where it may wait. A client that reads nothing for {@link #stall} is disconnected.
   */
  public OutputStream longAnswer(String contentType) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
    exchange.startBlocking();
    return exchange.getOutputStream();
  }

  /** Whether a part of the answer has been sent. */
  public boolean isAnswered() {
    return exchange.isResponseStarted();
  }

  /** Answers with JSON. */
  public void json(int status, JsonNode answer) throws IOException {
    exchange.setStatusCode(status);
    bytes("application/json", JsonText.bytes(answer));
  }

  /** Answers with JSON, or with 304 if the client has it already. */
  public void jsonWithTag(String tag, JsonNode answer) throws IOException {
    // Weak: responses with the same tag describe the same track, but may differ in freshness.
    answerHeader("ETag", "W/\"" + tag + "\"");
    answerHeader("Cache-Control", "private, no-cache");
    boolean any = header("If-None-Match").filter(it -> it.strip().equals("*")).isPresent();
    if (any || !ETagUtils.handleIfNoneMatch(exchange, new ETag(true, tag), true)) {
      status(304);
    } else {
      json(200, answer);
    }
  }

  /** Answers with bytes of a content type. */
  public void bytes(String contentType, byte[] bytes) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
    exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
  }

  /** Answers with bytes of a content type, or with the requested range of them. */
  public void range(String contentType, byte[] bytes) {
    answerHeader("Accept-Ranges", "bytes");
    ByteRange asked = header("Range").map(ByteRange::parse).orElse(null);
    if (asked == null || asked.getRanges() != 1) {
      bytes(contentType, bytes);
      return;
    }
    var part = asked.getResponseResult(bytes.length, header("If-Range").orElse(null), null, null);
    if (part == null) {
      bytes(contentType, bytes);
      return;
    }
    exchange.setStatusCode(part.getStatusCode());
    answerHeader("Content-Range", part.getContentRange());
    if (part.getStatusCode() == 416) {
      throw Problem.of(
          416,
          "range_not_satisfiable",
          "Range not satisfiable",
          "The resource has " + bytes.length + " bytes.");
    }
    int start = (int) part.getStart();
    bytes(contentType, Arrays.copyOfRange(bytes, start, start + (int) part.getContentLength()));
  }

  /** Answers with a status and no body. */
  public void status(int status) {
    exchange.setStatusCode(status);
    exchange.endExchange();
  }

  /**
   * Starts a response that continues until the client disconnects or loses access.
   *
   * @param beat interval of keep-alive messages
   * @param source produces the content; not called for a HEAD request
   * @throws ProblemException if the client has reached its limit of streams
   */
  public void follow(
      String contentType,
      Duration beat,
      Function<? super EndlessAnswer, ? extends EndlessAnswer.Source> source) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
    if (exchange.getRequestMethod().equals(Methods.HEAD)) {
      exchange.endExchange();
      return;
    }
    Quota.Lease lease =
        threads.stream(key).orElseThrow(() -> Problem.unavailable("Too many streams are open."));
    EndlessAnswer.Terms terms =
        new EndlessAnswer.Terms(beat, threads.stall(), this::admitAgain, lease::close);
    exchange.dispatch(exchange.getIoThread(), () -> EndlessAnswer.begin(exchange, source, terms));
  }

  /**
   * Runs a task that produces a part of an endless response, on a small thread pool, and waits for
   * it.
   *
   * @return false if too many are queued
   */
  public boolean runReplay(Runnable task) {
    return threads.replays().execute(key.name(), task);
  }

  /** How long a client may read nothing. */
  public Duration stall() {
    return threads.stall();
  }
}
