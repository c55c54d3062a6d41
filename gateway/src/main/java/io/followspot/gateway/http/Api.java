package io.followspot.gateway.http;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.Caller;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.protos.Ids;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a request, performs the checks common to all routes, and answers every
 * failure. Until the client is authorised and the body is read, everything runs on the I/O thread.
 */
public final class Api implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(Api.class);

  /** For caches that store responses in spite of no-store. */
  private static final String VARY = "Authorization, Cookie, Origin, Accept-Encoding";

  /** The route that serves a request; absent if none does. */
  private static final AttachmentKey<Route> SERVED_BY = AttachmentKey.create(Route.class);

  private final RoutingHandler routing = new RoutingHandler(false);
  private final List<Route> routes;
  private final Access access;
  private final Threads threads;
  private final RequestObserver observer;

  /**
   * Serves routes.
   *
   * @param access who may call
   * @param threads that run the handlers
   * @param observer called for every answer
   */
  public Api(List<Route> routes, Access access, Threads threads, RequestObserver observer) {
    this.observer = observer;
    this.routes = List.copyOf(routes);
    this.access = access;
    this.threads = threads;
    for (Route route : routes) {
      routing.add(route.method(), route.path(), exchange -> dispatch(route, exchange));
      if (route.method().equals("GET")) {
        routing.add("HEAD", route.path(), exchange -> dispatch(route, exchange));
      }
    }
    routing.setFallbackHandler(
        exchange ->
            ProblemResponse.send(
                exchange, Problem.notFound("Nothing is served at this path.").problem()));
    routing.setInvalidMethodHandler(this::refuseMethod);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    long beganAtNs = System.nanoTime();
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          try {
            observe(ended, System.nanoTime() - beganAtNs);
          } finally {
            next.proceed();
          }
        });
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseHeaders().put(Headers.VARY, VARY);
    BodyReader.limitTime(exchange, threads.requestTimeout());
    int url = exchange.getRequestURI().length() + exchange.getQueryString().length();
    if (url > ServerLimits.MAX_URL_BYTES) {
      ProblemResponse.send(
          exchange,
          Problem.of(
                  414,
                  "url_too_long",
                  "The URL is too long",
                  "At most " + ServerLimits.MAX_URL_BYTES + " bytes are accepted.")
              .problem());
      return;
    }
    routing.handleRequest(exchange);
  }

  private void observe(HttpServerExchange exchange, long durationNs) {
    Route route = exchange.getAttachment(SERVED_BY);
    observer.answered(
        route == null ? RequestObserver.UNKNOWN_ROUTE : route.path(),
        exchange.getStatusCode(),
        route != null && route.kind() == Route.Kind.ENDLESS,
        durationNs);
  }

  private void refuseMethod(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.ALLOW, String.join(", ", methodsOf(exchange)));
    ProblemResponse.send(
        exchange,
        Problem.of(
                405,
                "method_not_allowed",
                "Method not allowed",
                "The path does not support " + exchange.getRequestMethod() + ".")
            .problem());
  }

  private Set<String> methodsOf(HttpServerExchange exchange) {
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    for (Route route : routes) {
      if (route.isAt(exchange.getRelativePath())) {
        methods.add(route.method());
        if (route.method().equals("GET")) {
          methods.add("HEAD");
        }
      }
    }
    return methods;
  }

  private void dispatch(Route route, HttpServerExchange exchange) {
    exchange.putAttachment(SERVED_BY, route);
    try {
      Map<String, String> variables =
          exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters();
      Caller caller = access.admit(exchange, route.role());
      checkIds(variables, caller);
      Parameters parameters = new Parameters(exchange.getQueryParameters(), route.parameters());
      Call call =
          new Call(
              exchange,
              variables,
              parameters,
              caller,
              () -> access.admit(exchange, route.role()),
              threads);
      if (route.maxBodyBytes() > 0) {
        readBody(route, call);
      } else {
        answerLater(route, call);
      }
    } catch (ProblemException e) {
      ProblemResponse.send(exchange, e.problem());
    }
  }

  private void readBody(Route route, Call call) {
    HttpServerExchange exchange = call.exchange();
    long length = exchange.getRequestContentLength();
    long charged = length < 0 ? route.maxBodyBytes() : Math.min(length, route.maxBodyBytes());
    Quota.Lease lease =
        threads
            .body(call.key(), charged)
            .orElseThrow(() -> Problem.unavailable("Too many bodies are being read; try again."));
    ConnectionLeases.untilEnd(exchange, lease);
    BodyReader.read(
        exchange,
        route.maxBodyBytes(),
        body -> {
          call.received(body);
          answerLater(route, call);
        });
  }

  private void answerLater(Route route, Call call) {
    HttpServerExchange exchange = call.exchange();
    if (route.kind() == Route.Kind.INSTANT) {
      answer(route, call);
      return;
    }
    FairExecutor executor = threads.plain();
    if (route.kind() == Route.Kind.PICTURE) {
      Optional<Quota.Lease> lease = threads.picture(call.key());
      if (lease.isEmpty()) {
        refuse(exchange, "Too many pictures are being created for you; wait for some of them.");
        return;
      }
      ConnectionLeases.untilEnd(exchange, lease.get());
      executor = threads.pictures();
    }
    FairExecutor chosen = executor;
    exchange.dispatch(
        task -> {
          if (!chosen.execute(call.key().name(), task)) {
            refuse(exchange, "Too many calls are waiting; try again.");
          }
        },
        () -> answer(route, call));
  }

  private static void refuse(HttpServerExchange exchange, String why) {
    ProblemResponse.send(exchange, Problem.unavailable(why).problem());
  }

  private static void answer(Route route, Call call) {
    HttpServerExchange exchange = call.exchange();
    try {
      route.handler().handle(call);
    } catch (ProblemException e) {
      ProblemResponse.send(exchange, e.problem());
    } catch (IOException e) {
      fail(exchange, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ProblemResponse.send(exchange, Problem.unavailable("The gateway is stopping.").problem());
    } catch (KafkaUnavailableException | KafkaException e) {
      log.warn("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestPath(), e.toString());
      ProblemResponse.send(
          exchange, Problem.unavailable("Kafka does not answer; try again.").problem());
    } catch (ConnectionException e) {
      log.warn("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestPath(), e.toString());
      ProblemResponse.send(
          exchange, Problem.unavailable("The store does not answer; try again.").problem());
    } catch (Throwable e) {
      // An Error, too, is answered: without an answer the caller would wait forever.
      fail(exchange, e);
    }
  }

  /** Writing to a closed connection fails; other errors are answered, with details in the log. */
  private static void fail(HttpServerExchange exchange, Throwable e) {
    if (e instanceof IOException && exchange.isResponseStarted()) {
      exchange.endExchange();
      return;
    }
    log.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestPath(), e);
    ProblemResponse.send(
        exchange,
        new Problem(
            500,
            "internal",
            "Internal error",
            "The gateway's log contains the cause; the call may be retried.",
            List.of()));
  }

  private static void checkIds(Map<String, String> variables, Caller caller) {
    String camera = variables.get("camera");
    if (camera != null && !Ids.isName(camera)) {
      throw Problem.badRequest("bad_id", "A camera id has " + Ids.NAME_RULE + ".");
    }
    String track = variables.get("track");
    if (track != null) {
      if (!Ids.isTrackId(track)) {
        throw Problem.badRequest("bad_id", "A track id is " + Ids.TRACK_RULE + ".");
      }
      camera = Ids.cameraOf(track);
    }
    if (camera != null && !caller.mayRead(camera)) {
      throw Problem.notFound(
          "There is no " + (track == null ? "camera " + camera : "track " + track));
    }
  }
}
