package io.followspot.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.http.FairExecutor.Limits;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FairExecutorTest {
  @Test
  void callers_takeTurns() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(5);
    try (FairExecutor executor = new FairExecutor("test", new Limits(1, 1, 100, 100))) {
      executor.execute("greedy", () -> await(go));
      for (String caller : List.of("greedy", "greedy", "greedy", "modest", "other")) {
        assertThat(
                executor.execute(
                    caller,
                    () -> {
                      order.add(caller);
                      done.countDown();
                    }))
            .isTrue();
      }
      go.countDown();
      done.await();
    }
    assertThat(order).containsExactly("greedy", "modest", "other", "greedy", "greedy");
  }

  @Test
  void oneCaller_hasOnlySomeOfTheThreads() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch modest = new CountDownLatch(1);
    try (FairExecutor executor = new FairExecutor("test", new Limits(3, 2, 100, 100))) {
      for (int i = 0; i < 10; i++) {
        executor.execute("greedy", () -> await(go));
      }
      executor.execute("modest", modest::countDown);
      modest.await();
      go.countDown();
    }
  }

  @Test
  void waiting_isBoundedForEachAndForAll() {
    CountDownLatch go = new CountDownLatch(1);
    try (FairExecutor executor = new FairExecutor("test", new Limits(1, 1, 3, 2))) {
      assertThat(executor.execute("a", () -> await(go))).isTrue();
      assertThat(executor.execute("a", () -> {})).isTrue();
      assertThat(executor.execute("a", () -> {})).isTrue();
      assertThat(executor.execute("a", () -> {})).isFalse();
      assertThat(executor.execute("b", () -> {})).isTrue();
      assertThat(executor.execute("c", () -> {})).isFalse();
      go.countDown();
    }
  }

  @Test
  void taskThatFails_takesNoPlace() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (FairExecutor executor = new FairExecutor("test", new Limits(1, 1, 10, 10))) {
      for (int i = 0; i < 3; i++) {
        executor.execute(
            "a",
            () -> {
              throw new IllegalStateException("meant to fail");
            });
      }
      executor.execute("a", done::countDown);
      done.await();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
