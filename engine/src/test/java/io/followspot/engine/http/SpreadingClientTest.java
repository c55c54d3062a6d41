package io.followspot.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.flink.statefun.flink.core.metrics.RemoteInvocationMetrics;
import org.apache.flink.statefun.sdk.reqreply.generated.FromFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With real HTTP servers in place of the functions. */
class SpreadingClientTest {
  private static final RemoteInvocationMetrics NO_METRICS =
      new RemoteInvocationMetrics() {
        @Override
        public void remoteInvocationFailures() {}

        @Override
        public void remoteInvocationLatency(long elapsed) {}
      };

  private final List<HttpFunctions> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(HttpFunctions::close);
  }

  private HttpFunctions functions() throws Exception {
    HttpFunctions functions = HttpFunctions.start();
    running.add(functions);
    return functions;
  }

  private static SpreadingClient client(Duration call, HttpFunctions... functions) {
    String urls = String.join(",", List.of(functions).stream().map(HttpFunctions::url).toList());
    return new SpreadingClient(FunctionServers.at(urls, Duration.ofSeconds(5)), call);
  }

  private static CompletableFuture<FromFunction> ask(SpreadingClient client) {
    return client.call(null, NO_METRICS, ToFunction.getDefaultInstance());
  }

  @Test
  void requests_areSpreadOverAll() throws Exception {
    HttpFunctions a = functions();
    HttpFunctions b = functions();
    SpreadingClient client = client(Duration.ofSeconds(30), a, b);

    for (int i = 0; i < 40; i++) {
      assertThat(ask(client).get(30, TimeUnit.SECONDS)).isEqualTo(HttpFunctions.ANSWER);
    }

    assertThat(a.answered()).isGreaterThan(5);
    assertThat(b.answered()).isGreaterThan(5);
  }

  @Test
  void oneIsGone_theOtherAnswersAtOnce() throws Exception {
    HttpFunctions a = functions();
    HttpFunctions b = functions();
    SpreadingClient client = client(Duration.ofSeconds(30), a, b);
    a.close();

    for (int i = 0; i < 20; i++) {
      ask(client).get(5, TimeUnit.SECONDS);
    }

    assertThat(b.answered()).isEqualTo(20);
  }

  @Test
  void oneIsFrozen_itsRequestsAreAnsweredByTheOther() throws Exception {
    HttpFunctions a = functions();
    HttpFunctions b = functions();
    SpreadingClient client = client(Duration.ofMinutes(2), a, b);
    a.freeze();

    List<CompletableFuture<FromFunction>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(ask(client));
    }

    for (CompletableFuture<FromFunction> answer : answers) {
      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(HttpFunctions.ANSWER);
    }
    assertThat(b.answered()).isEqualTo(8);
  }

  @Test
  void oneComesBack_itIsUsedAgain() throws Exception {
    HttpFunctions a = functions();
    HttpFunctions b = functions();
    SpreadingClient client = client(Duration.ofSeconds(60), a, b);
    a.fail(true);
    for (int i = 0; i < 10; i++) {
      ask(client).get(30, TimeUnit.SECONDS);
    }
    assertThat(a.answered()).isZero();

    a.fail(false);

    long giveUpNs = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (a.answered() == 0 && System.nanoTime() < giveUpNs) {
      ask(client).get(30, TimeUnit.SECONDS);
    }
    assertThat(a.answered()).isPositive();
  }

  @Test
  void functionsThatDoNotKnowThePathOfHealth_areUsedAgainAsWell() throws Exception {
    HttpFunctions only = functions();
    only.forgetHealth();
    SpreadingClient client = client(Duration.ofSeconds(60), only);
    only.fail(true);
    CompletableFuture<FromFunction> answer = ask(client);
    while (only.failed() == 0) {
      Thread.sleep(10);
    }

    only.fail(false);

    assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(HttpFunctions.ANSWER);
  }

  @Test
  void furtherAddressOfTheName_isUsedWithoutARestart() throws Exception {
    HttpFunctions first = functions();
    HttpFunctions second;
    try {
      second = HttpFunctions.at(new InetSocketAddress("127.0.0.2", first.port()));
    } catch (IOException e) {
      assumeTrue(false, "skipped: this machine has no address 127.0.0.2 (" + e.getMessage() + ")");
      return;
    }
    running.add(second);
    AtomicReference<List<String>> addresses = new AtomicReference<>(List.of("127.0.0.1"));
    FunctionUrls.Names names =
        host ->
            addresses.get().stream().map(SpreadingClientTest::address).toArray(InetAddress[]::new);
    SpreadingClient client =
        new SpreadingClient(
            FunctionServers.at(
                FunctionUrls.parse("http://localhost:" + first.port() + "/secret"),
                names,
                Duration.ofSeconds(5)),
            Duration.ofSeconds(30));
    ask(client).get(30, TimeUnit.SECONDS);
    assertThat(second.answered()).isZero();

    addresses.set(List.of("127.0.0.1", "127.0.0.2"));
    askUntil(client, () -> second.answered() > 0);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static void askUntil(SpreadingClient client, BooleanSupplier condition) throws Exception {
    long giveUpNs = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("soon").isLessThan(giveUpNs);
      ask(client).get(30, TimeUnit.SECONDS);
      Thread.sleep(100);
    }
  }

  @Test
  void nobodyAnswers_theCallFailsInTime() throws Exception {
    HttpFunctions a = functions();
    SpreadingClient client = client(Duration.ofSeconds(2), a);
    a.fail(true);

    assertThatThrownBy(() -> ask(client).get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("the functions did not answer within 2 s");
  }
}
