package io.followspot.gateway.http;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.Caller;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.protos.Ids;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.server.RoutingHandler;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a call, checks what all routes have in common, and answers every failure. */
public final class Api implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(Api.class);

  private final RoutingHandler routing = new RoutingHandler(false);
  private final Access access;
  private final Map<Route.Kind, Executor> threads;

  /**
   * Serves routes.
   *
   * @param access who may call
   * @param threads where answers of a kind are produced; other kinds share the server's workers
   */
  public Api(List<Route> routes, Access access, Map<Route.Kind, Executor> threads) {
    this.access = access;
    this.threads = Map.copyOf(threads);
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
    routing.setInvalidMethodHandler(
        exchange ->
            ProblemResponse.send(
                exchange,
                Problem.of(
                        405,
                        "method_not_allowed",
                        "Method not allowed",
                        "The path does not support " + exchange.getRequestMethod() + ".")
                    .problem()));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    routing.handleRequest(exchange);
  }

  private void dispatch(Route route, HttpServerExchange exchange) {
    Executor own = threads.get(route.kind());
    if (route.kind() == Route.Kind.INSTANT) {
      answer(route, exchange);
    } else if (own == null) {
      exchange.dispatch(() -> answer(route, exchange));
    } else {
      exchange.dispatch(
          task -> {
            try {
              own.execute(task);
            } catch (RejectedExecutionException e) {
              exchange.getConnection().getWorker().execute(() -> refuse(route, exchange));
            }
          },
          () -> answer(route, exchange));
    }
  }

  private static void refuse(Route route, HttpServerExchange exchange) {
    String what =
        route.kind() == Route.Kind.ENDLESS
            ? "Too many streams are open."
            : "Too many pictures are being created.";
    ProblemResponse.send(exchange, Problem.unavailable(what).problem());
  }

  private void answer(Route route, HttpServerExchange exchange) {
    try {
      if (!exchange.isInIoThread()) {
        exchange.startBlocking();
      }
      Map<String, String> variables =
          exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters();
      Caller caller = access.admit(exchange, route.role());
      checkIds(variables, caller);
      Parameters parameters = new Parameters(exchange.getQueryParameters(), route.parameters());
      route
          .handler()
          .handle(
              new Call(
                  exchange,
                  variables,
                  parameters,
                  caller,
                  () -> access.admit(exchange, route.role())));
      if (route.kind() == Route.Kind.ENDLESS) {
        exchange.endExchange();
      }
    } catch (ProblemException e) {
      ProblemResponse.send(exchange, e.problem());
    } catch (RequestTooBigException e) {
      ProblemResponse.send(exchange, Problem.tooLarge("The body is larger than 1 MiB.").problem());
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
    } catch (Exception e) {
      fail(exchange, e);
    }
  }

  /** Writing to a closed connection fails; other errors are answered, with details in the log. */
  private static void fail(HttpServerExchange exchange, Exception e) {
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
    if (camera != null && !caller.sees(camera)) {
      throw Problem.notFound(
          "There is no " + (track == null ? "camera " + camera : "track " + track));
    }
  }
}
