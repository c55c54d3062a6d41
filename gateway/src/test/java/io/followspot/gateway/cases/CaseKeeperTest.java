package io.followspot.gateway.cases;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.followspot.gateway.FakeRecording;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.alerts.RecentAlerts;
import io.followspot.gateway.archive.TrackMedia;
import io.followspot.gateway.cases.KeptCase.State;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.Projection;
import io.followspot.gateway.store.Store;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.gateway.store.TrackLives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CaseKeeperTest {
  private static final CaseRequest LOBBY =
      new CaseRequest("", List.of("lobby"), NOON_US, NOON_US + 10_000_000, "Ann");
  private static final CaseLimits ROOM = new CaseLimits(3, 1 << 20);

  @TempDir Path directory;
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch mayRead = new CountDownLatch(1);
  private Store store;

  @BeforeEach
  void open() {
    store = new Store(StoreConfig.embedded(directory.resolve("store"), Duration.ofDays(30)));
    new Projection(store)
        .write(new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle").records());
  }

  @AfterEach
  void close() {
    mayRead.countDown();
    store.close();
  }

  @Test
  void notComplete_isBegunAgain_afterARestart_butNotForEver() throws IOException {
    CaseFiles files = new CaseFiles(cases());
    KeptCase first = KeptCase.waiting("first", LOBBY, 1).begun();
    files.write(first);
    files.write(KeptCase.waiting("often", LOBBY, 2).begun().begun().begun());
    Files.write(files.part("first"), new byte[] {1});
    Files.write(cases().resolve("strange.json"), "[]".getBytes(StandardCharsets.UTF_8));
    try (CaseKeeper keeper = keeper(ROOM, new FakeRecording())) {
      assertThat(ended(keeper, "first").state()).isEqualTo(State.COMPLETE);
      assertThat(ended(keeper, "often").state()).isEqualTo(State.FAILED);
      assertThat(keeper.all()).extracting(KeptCase::id).containsExactly("often", "first");
    }
    assertThat(cases().resolve("strange.json")).exists();
    try (CaseKeeper again = keeper(ROOM, new FakeRecording())) {
      assertThat(again.archive(again.find("first").orElseThrow())).isPresent();
      assertThat(again.find("often").orElseThrow().problem()).contains("ended each time");
    }
  }

  @Test
  void gatewayThatEndsMeanwhile_leavesTheCaseToBeMade() throws Exception {
    String id;
    try (CaseKeeper keeper = keeper(ROOM, slow())) {
      id = keeper.create(LOBBY).id();
      reading.await();
      assertThat(keeper.find(id).orElseThrow().state()).isEqualTo(State.COLLECTING);
      assertThat(keeper.find(id).orElseThrow().total()).isEqualTo(4);
    }
    try (CaseKeeper keeper = keeper(ROOM, new FakeRecording())) {
      mayRead.countDown();
      assertThat(ended(keeper, id).state()).isEqualTo(State.COMPLETE);
    }
  }

  @Test
  void deletedWhileItIsMade_leavesNothing() throws Exception {
    try (CaseKeeper keeper = keeper(ROOM, slow())) {
      String id = keeper.create(LOBBY).id();
      reading.await();
      keeper.delete(id);
      mayRead.countDown();
      await().atMost(Duration.ofSeconds(30)).until(() -> left().isEmpty());
      assertThat(keeper.find(id)).isEmpty();
      // The thread goes on with the next one.
      assertThat(ended(keeper, keeper.create(LOBBY).id()).state()).isEqualTo(State.COMPLETE);
    }
  }

  @Test
  void tooMany_areRefused() throws IOException {
    try (CaseKeeper keeper = keeper(ROOM, new FakeRecording())) {
      for (int i = 0; i < ROOM.cases(); i++) {
        keeper.create(LOBBY);
      }
      assertThatThrownBy(() -> keeper.create(LOBBY))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().status()).isEqualTo(409);
                assertThat(e.problem().detail()).contains("FOLLOWSPOT_CASES_MAX");
              });
    }
  }

  @Test
  void tooLarge_fails_andLeavesNoFile() throws IOException {
    try (CaseKeeper keeper = keeper(new CaseLimits(3, 100), new FakeRecording())) {
      KeptCase failed = ended(keeper, keeper.create(LOBBY).id());
      assertThat(failed.state()).isEqualTo(State.FAILED);
      assertThat(failed.problem()).contains("FOLLOWSPOT_CASES_MAX_MB");
      assertThat(left()).containsExactly(failed.id() + ".json");
    }
  }

  private CaseKeeper keeper(CaseLimits limits, FakeRecording recording) {
    return new CaseKeeper(
        cases(),
        new CaseCollector(new History(store), new RecentAlerts(), new TrackMedia(recording)),
        limits,
        Clock.fixed(GatewayFixture.NOW, ZoneOffset.UTC));
  }

  /** Pictures that come only when they may. */
  private FakeRecording slow() {
    return new FakeRecording() {
      @Override
      public void between(String cameraId, long fromUs, long toUs, Predicate<LiveFrame> taker) {
        reading.countDown();
        try {
          mayRead.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private static KeptCase ended(CaseKeeper keeper, String id) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> keeper.find(id).orElseThrow(), it -> !it.isPending());
  }

  private Path cases() {
    return directory.resolve("cases");
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(cases())) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }
}
