package io.followspot.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
  void nobodyAnswers_theCallFailsInTime() throws Exception {
    HttpFunctions a = functions();
    SpreadingClient client = client(Duration.ofSeconds(2), a);
    a.fail(true);

    assertThatThrownBy(() -> ask(client).get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("the functions did not answer within 2 s");
  }
}
