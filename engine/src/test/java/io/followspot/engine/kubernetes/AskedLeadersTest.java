package io.followspot.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.followspot.process.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.leaderelection.LeaderInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedLeadersTest {
  private static final LeaderInformation ONE = LeaderInformation.known(UUID.randomUUID(), "one");
  private static final LeaderInformation TWO = LeaderInformation.known(UUID.randomUUID(), "two");

  private final BlockingQueue<LeaderInformation> told = new LinkedBlockingQueue<>();
  private final Leaders leaders = Leaders.create();
  private volatile String answer = "";
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        Leaders.PATH,
        exchange -> {
          byte[] text = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(text.length == 0 ? 503 : 200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    leaders.close();
    server.stop(0);
  }

  @Test
  void whatJobManagersSay_isTold_asOftenAsItChanges() throws Exception {
    HostPort answers = new HostPort("127.0.0.1", server.getAddress().getPort());
    try (AskedLeaders asked = AskedLeaders.start(List.of(closed(), answers), leaders);
        Leaders.Following following = leaders.follow("dispatcher", told::add)) {
      assertThat(next()).as("before anybody has answered").isEqualTo(LeaderInformation.empty());
      answer = Leaders.text(Map.of("dispatcher", ONE, "rest_server", TWO));
      assertThat(next()).isEqualTo(ONE);
      // One that knows no leader, or says what cannot be understood, changes nothing.
      answer = "";
      TimeUnit.SECONDS.sleep(3);
      answer = "{\"dispatcher\":{\"session\":\"?\"}}";
      TimeUnit.SECONDS.sleep(3);
      answer = Leaders.text(Map.of("dispatcher", TWO));
      assertThat(next()).isEqualTo(TWO);
      assertThat(told).isEmpty();
    }
  }

  private LeaderInformation next() throws InterruptedException {
    LeaderInformation next = told.poll(20, TimeUnit.SECONDS);
    assertThat(next).as("told within 20 s").isNotNull();
    return next;
  }

  /** Where nobody listens. */
  private static HostPort closed() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new HostPort("127.0.0.1", socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
