package io.followspot.gateway.store;

import io.followspot.gateway.store.Counts.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What users have reviewed: single items, and everything of a camera up to a time. The store alone
 * has this, no topic.
 */
public final class Reviewed {
  /** So that no user fills the disk. */
  static final int MAX_ITEMS = 20_000;

  private static final int MAX_CAMERAS = 2_000;

  private final Store store;

  /** Creates access to the marks in this store. */
  public Reviewed(Store store) {
    this.store = store;
  }

  /**
   * One item that was reviewed.
   *
   * @param itemId the id of an event, an alert or a track
   * @param atUs when it happened, in microseconds since 1970
   * @param markedAtUs when it was marked
   */
  public record Item(String cameraId, String itemId, long atUs, long markedAtUs) {}

  /**
   * A time up to which everything of a camera was reviewed.
   *
   * @param untilUs microseconds since 1970
   * @param markedAtUs when it was marked
   */
  public record Until(String cameraId, long untilUs, long markedAtUs) {}

  /**
   * Marks an item; a mark that is there already is replaced.
   *
   * @return false if the user has too many marks
   */
  public boolean mark(String user, Item item) {
    return replace(
        user,
        "reviewed_items",
        MAX_ITEMS,
        handle -> unmark(handle, user, item.cameraId(), item.itemId()),
        handle ->
            handle
                .createUpdate(
                    "insert into reviewed_items (user_name, camera_id, item_id, at_us,"
                        + " marked_at_us) values (:user, :camera, :item, :at, :marked) on"
                        + " conflict do nothing")
                .bind("user", user)
                .bind("camera", item.cameraId())
                .bind("item", item.itemId())
                .bind("at", item.atUs())
                .bind("marked", item.markedAtUs())
                .execute());
  }

  /**
   * Marks everything of a camera up to a time, in the place of another time.
   *
   * @return false if the user has marks of too many cameras
   */
  public boolean mark(String user, Until until) {
    return replace(
        user,
        "reviewed_until",
        MAX_CAMERAS,
        handle -> unmark(handle, user, until.cameraId()),
        handle ->
            handle
                .createUpdate(
                    "insert into reviewed_until (user_name, camera_id, until_us, marked_at_us)"
                        + " values (:user, :camera, :until, :marked) on conflict do nothing")
                .bind("user", user)
                .bind("camera", until.cameraId())
                .bind("until", until.untilUs())
                .bind("marked", until.markedAtUs())
                .execute());
  }

  /** Deletes a mark and inserts it anew, unless the user has as many of that table. */
  private boolean replace(
      String user, String table, int max, Consumer<Handle> delete, Consumer<Handle> insert) {
    return store
        .jdbi()
        .inTransaction(
            handle -> {
              delete.accept(handle);
              if (count(handle, table, user) >= max) {
                handle.rollback();
                return false;
              }
              insert.accept(handle);
              return true;
            });
  }

  /** Takes the mark of an item away. */
  public void unmark(String user, String cameraId, String itemId) {
    store.jdbi().useHandle(handle -> unmark(handle, user, cameraId, itemId));
  }

  /** Takes a camera's time away; marks of single items stay. */
  public void unmark(String user, String cameraId) {
    store.jdbi().useHandle(handle -> unmark(handle, user, cameraId));
  }

  /** The items of a span that a user has marked, the latest first. */
  public List<Item> items(String user, Span span) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                query(
                        handle,
                        user,
                        span,
                        "select camera_id, item_id, at_us, marked_at_us from reviewed_items where"
                            + " user_name = :user and at_us >= :from and at_us <= :to",
                        " order by at_us desc, item_id")
                    .bind("from", span.fromUs().orElse(Long.MIN_VALUE))
                    .bind("to", span.toUs().orElse(Long.MAX_VALUE))
                    .map(
                        (row, context) ->
                            new Item(
                                row.getString("camera_id"),
                                row.getString("item_id"),
                                row.getLong("at_us"),
                                row.getLong("marked_at_us")))
                    .list());
  }

  /** Up to when a user has reviewed the cameras of a span, whatever its times are. */
  public List<Until> until(String user, Span span) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                query(
                        handle,
                        user,
                        span,
                        "select camera_id, until_us, marked_at_us from reviewed_until where"
                            + " user_name = :user",
                        " order by camera_id")
                    .map(
                        (row, context) ->
                            new Until(
                                row.getString("camera_id"),
                                row.getLong("until_us"),
                                row.getLong("marked_at_us")))
                    .list());
  }

  /** Deletes marks of items that happened before a time: they are no longer in history. */
  static void forget(Handle handle, Cutoffs.Part part) {
    part.bindTo(
            handle.createUpdate(
                "delete from reviewed_items where at_us < :before and " + part.condition()))
        .execute();
  }

  private static Query query(Handle handle, String user, Span span, String sql, String order) {
    boolean all = span.cameras().isEmpty();
    Query query =
        handle
            .createQuery(sql + (all ? "" : " and camera_id = any(:cameras)") + order)
            .bind("user", user);
    return all ? query : query.bindArray("cameras", String.class, span.cameras());
  }

  private static int count(Handle handle, String table, String user) {
    return handle
        .createQuery("select count(*) from " + table + " where user_name = :user")
        .bind("user", user)
        .mapTo(Integer.class)
        .one();
  }

  private static void unmark(Handle handle, String user, String cameraId, String itemId) {
    handle
        .createUpdate(
            "delete from reviewed_items where user_name = :user and camera_id = :camera and"
                + " item_id = :item")
        .bind("user", user)
        .bind("camera", cameraId)
        .bind("item", itemId)
        .execute();
  }

  private static void unmark(Handle handle, String user, String cameraId) {
    handle
        .createUpdate("delete from reviewed_until where user_name = :user and camera_id = :camera")
        .bind("user", user)
        .bind("camera", cameraId)
        .execute();
  }
}
