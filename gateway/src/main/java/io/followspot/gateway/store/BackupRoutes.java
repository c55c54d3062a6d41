package io.followspot.gateway.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backup and restore of the history while the system runs. */
public final class BackupRoutes {
  private static final Logger log = LoggerFactory.getLogger(BackupRoutes.class);

  /** More than any history; the disk's free space limits it further. */
  private static final long MAX_BYTES = 1L << 40;

  /** So much of the disk of temporary files stays free. */
  private static final long KEPT_FREE_BYTES = 64L << 20;

  private final Store store;
  private final Freshness freshness;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Creates the routes; the clock dates backups. */
  public BackupRoutes(Store store, Freshness freshness, Clock clock) {
    this.store = store;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.download("/v1/store/backup", call -> alone(call, this::backup)),
        Route.upload(
            "/v1/store/restore", call -> alone(call, this::restore), "replace", "accept_loss"));
  }

  private void alone(Call call, Route.RouteHandler handler) throws Exception {
    if (!call.caller().cameras().isEmpty()) {
      throw Problem.of(
          403,
          "scope_too_small",
          "This is not allowed",
          "It affects all cameras, but the token gives access to some only.");
    }
    if (!busy.compareAndSet(false, true)) {
      throw Problem.of(
          409,
          "backup_running",
          "A backup or restore is running",
          "One runs at a time; try again when it has ended.");
    }
    try {
      handler.handle(call);
    } finally {
      busy.set(false);
    }
  }

  private void backup(Call call) throws IOException {
    call.answerHeader("Content-Disposition", "attachment; filename=\"history.zip\"");
    // Closed only at the end: until something is sent, a failure is answered as any other.
    OutputStream out = call.longAnswer("application/zip");
    try {
      BackupManifest written = HistoryBackup.write(store, out, clock.instant());
      out.close();
      log.info("History was backed up: {}", rows(written));
    } catch (RuntimeException e) {
      if (call.isAnswered()) {
        log.warn("A backup was aborted", e);
        throw new IOException(e);
      }
      throw e;
    }
  }

  private void restore(Call call) throws IOException, InterruptedException {
    HistoryRestore.Accepted accepted =
        new HistoryRestore.Accepted(
            call.parameters().flag("replace").orElse(false),
            call.parameters().flag("accept_loss").orElse(false));
    Path file = Files.createTempFile("followspot-restore", ".zip");
    try {
      receive(call, file);
      BackupManifest loaded =
          freshness.change(
              topics -> {
                try {
                  return new HistoryRestore(store).load(file, topics, accepted);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      log.info("History was restored: {}", rows(loaded));
      ObjectNode answer =
          JsonText.object()
              .put("schema_version", loaded.schema())
              .put("created_at", loaded.createdAt());
      answer.set("rows", rows(loaded));
      call.json(200, answer);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void receive(Call call, Path file) throws IOException {
    long room = Files.getFileStore(file).getUsableSpace() - KEPT_FREE_BYTES;
    try (InputStream in = call.longBody(Math.max(0, Math.min(MAX_BYTES, room)));
        OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
  }

  private static ObjectNode rows(BackupManifest manifest) {
    ObjectNode rows = JsonText.object();
    manifest.tables().forEach(table -> rows.put(table.name(), table.rows()));
    return rows;
  }
}
