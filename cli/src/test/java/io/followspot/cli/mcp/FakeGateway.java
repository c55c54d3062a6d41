package io.followspot.cli.mcp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A gateway that records its calls and gives the answers that a test has prepared. */
final class FakeGateway implements AutoCloseable {
  private final HttpServer server;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private final Deque<String> answers = new ArrayDeque<>();

  FakeGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          String answer = answers.isEmpty() ? "200 {}" : answers.removeFirst();
          byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** Prepares the next answer: its status, a space, and its body. */
  FakeGateway answering(String answer) {
    answers.add(answer);
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method and target of all calls. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** The header Authorization of all calls. */
  List<String> tokens() {
    return List.copyOf(tokens);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
