package io.followspot.gateway.store;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.store.Counts.Span;
import io.followspot.gateway.store.Reviewed.Item;
import io.followspot.gateway.store.Reviewed.Until;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marks of what was reviewed, in every database. */
abstract class ReviewedContract {
  private static final Item FIRST = new Item("lobby", "lobby.1.1.3", NOON_US, NOON_US + 50);
  private static final Item SECOND = new Item("yard", "yard.alert.7", NOON_US + 9, NOON_US + 60);

  private Store store;
  private Projection projection;
  private Reviewed reviewed;

  abstract StoreConfig config();

  @BeforeEach
  void open() {
    store = EmptyStore.open(config());
    projection = new Projection(store);
    reviewed = new Reviewed(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void marks_areThoseOfTheirUser() {
    reviewed.mark("ann", FIRST);
    reviewed.mark("", SECOND);
    reviewed.mark("ann", new Until("yard", NOON_US, NOON_US + 1));
    assertThat(reviewed.items("ann", span())).containsExactly(FIRST);
    assertThat(reviewed.items("", span())).containsExactly(SECOND);
    assertThat(reviewed.items("bob", span())).isEmpty();
    assertThat(reviewed.until("ann", span())).hasSize(1);
    assertThat(reviewed.until("bob", span())).isEmpty();
  }

  @Test
  void items_areThoseOfTheTimeAndTheCameras_theLatestFirst() {
    reviewed.mark("ann", FIRST);
    reviewed.mark("ann", SECOND);
    assertThat(reviewed.items("ann", span())).containsExactly(SECOND, FIRST);
    assertThat(reviewed.items("ann", span("yard"))).containsExactly(SECOND);
    assertThat(
            reviewed.items(
                "ann", new Span(List.of(), Optional.of(NOON_US), Optional.of(NOON_US + 8))))
        .containsExactly(FIRST);
  }

  @Test
  void markedAgain_isMarkedOnce_andTakenAway_isNot() {
    reviewed.mark("ann", FIRST);
    Item again = new Item("lobby", "lobby.1.1.3", NOON_US + 1, NOON_US + 99);
    reviewed.mark("ann", again);
    assertThat(reviewed.items("ann", span())).containsExactly(again);
    reviewed.unmark("bob", "lobby", "lobby.1.1.3");
    assertThat(reviewed.items("ann", span())).hasSize(1);
    reviewed.unmark("ann", "lobby", "lobby.1.1.3");
    assertThat(reviewed.items("ann", span())).isEmpty();

    reviewed.mark("ann", new Until("yard", NOON_US, 1));
    reviewed.mark("ann", new Until("yard", NOON_US - 5, 2));
    assertThat(reviewed.until("ann", span())).containsExactly(new Until("yard", NOON_US - 5, 2));
    reviewed.unmark("ann", "yard");
    assertThat(reviewed.until("ann", span())).isEmpty();
  }

  @Test
  void rebuildAndRestart_keepMarks() {
    reviewed.mark("ann", FIRST);
    reviewed.mark("ann", new Until("yard", NOON_US, 1));
    projection.clear();
    store.close();
    store = new Store(config());
    assertThat(new Reviewed(store).items("ann", span())).containsExactly(FIRST);
    assertThat(new Reviewed(store).until("ann", span())).hasSize(1);
  }

  @Test
  void retention_deletesMarksOfItemsWithTheItems() {
    reviewed.mark("ann", FIRST);
    reviewed.mark("ann", SECOND);
    TrackLives.forget(projection, NOON_US + 1);
    assertThat(reviewed.items("ann", span())).containsExactly(SECOND);
  }

  @Test
  void tooMany_areRefused_othersAreNot() {
    store
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into reviewed_items (user_name, camera_id, item_id, at_us,"
                        + " marked_at_us) select 'ann', 'lobby', concat('lobby.1.', n), n, n from "
                        + (store.isPostgres() ? "generate_series(1, " : "system_range(1, ")
                        + Reviewed.MAX_ITEMS
                        + ") as many(n)"));
    assertThat(reviewed.mark("ann", FIRST)).isFalse();
    // One that is there already can be marked again.
    assertThat(reviewed.mark("ann", new Item("lobby", "lobby.1.7", 7, 8))).isTrue();
    assertThat(reviewed.items("ann", span())).hasSize(Reviewed.MAX_ITEMS);
    assertThat(reviewed.mark("bob", FIRST)).isTrue();
  }

  private static Span span(String... cameras) {
    return new Span(List.of(cameras), Optional.empty(), Optional.empty());
  }
}
