package io.followspot.engine;

import io.followspot.engine.s3.StorageException;
import io.followspot.process.CannotStartException;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the restore point of a start: the newest undamaged one. A damaged one is renamed,
 * reported, and the previous one is used; otherwise the job would restart for ever. A point is
 * renamed only for damage in its own files, and never the last one.
 */
final class RestoreChoice {
  private static final Logger log = LoggerFactory.getLogger(RestoreChoice.class);

  /** A network file system may fail once. */
  private static final int ATTEMPTS = 3;

  private final EngineHome home;
  private final Duration pause;

  RestoreChoice(EngineHome home, Duration pause) {
    this.home = home;
    this.pause = pause;
  }

  static RestoreChoice in(EngineHome home) {
    return new RestoreChoice(home, Duration.ofSeconds(1));
  }

  /**
   * Returns the newest undamaged restore point; empty if there is none at all.
   *
   * @throws CannotStartException if all are damaged: starting without state would end no track and
   *     repeat ids, which the operator has to decide; or if their storage cannot be reached
   */
  Optional<RestorePoint> newest() throws InterruptedException {
    try {
      return newestUndamaged();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof StorageException) {
        throw report(
            "the checkpoints cannot be read ("
                + e.getCause().getMessage()
                + "); check "
                + Setting.CHECKPOINTS.variable()
                + ", "
                + Setting.S3_ENDPOINT.variable()
                + " and "
                + Setting.S3_CREDENTIALS_FILE.variable());
      }
      throw e;
    }
  }

  private Optional<RestorePoint> newestUndamaged() throws InterruptedException {
    RestorePoint.sweep(home.checkpoints());
    List<RestorePoint> points = RestorePoint.newestFirst(home.checkpoints(), home.savepoints());
    if (points.isEmpty()) {
      new EngineStatus(home).clear();
    }
    for (int i = 0; i < points.size(); i++) {
      RestorePoint point = points.get(i);
      String damage = damageOf(point);
      if (damage.isEmpty()) {
        return Optional.of(point);
      }
      if (i == points.size() - 1) {
        throw report(
            FlinkPath.shown(point.path())
                + " is damaged ("
                + damage
                + ") and there is no other restore point. To start without state: "
                + FlinkPath.renaming(point.path(), point.asidePath()));
      }
      fallBack(point, damage, points.get(i + 1));
    }
    return Optional.empty();
  }

  /**
   * Renames a restore point from which the job could not be restored, if there is an older one.
   *
   * @return whether the next start uses another one
   */
  boolean reject(RestorePoint point, String damage) {
    List<RestorePoint> points = RestorePoint.newestFirst(home.checkpoints(), home.savepoints());
    int at = points.indexOf(point);
    if (at < 0 || at == points.size() - 1) {
      return false;
    }
    fallBack(point, damage, points.get(at + 1));
    return true;
  }

  private void fallBack(RestorePoint point, String damage, RestorePoint before) {
    try {
      point.setAside();
    } catch (IOException e) {
      throw report(
          FlinkPath.shown(point.path())
              + " is damaged ("
              + damage
              + ") and cannot be renamed ("
              + e.getMessage()
              + "). To go on from "
              + FlinkPath.shown(before.path())
              + ": "
              + FlinkPath.renaming(point.path(), point.asidePath()));
    }
    String said =
        "restore point "
            + FlinkPath.shown(point.path())
            + " is damaged ("
            + damage
            + "): renamed it to "
            + point.asidePath().getName()
            + " and going on from "
            + FlinkPath.shown(before.path())
            + ", some events come again with the same ids. To do so by hand: "
            + FlinkPath.renaming(point.path(), point.asidePath());
    log.error(said);
    ParentProcess.notice(said);
    new EngineStatus(home).write(said);
  }

  private CannotStartException report(String said) {
    new EngineStatus(home).write(said);
    ParentProcess.notice(said);
    return new CannotStartException(said);
  }

  /** What is wrong with it; empty if nothing is. */
  private String damageOf(RestorePoint point) throws InterruptedException {
    String damage = "";
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        Metadata.check(point.path());
        return "";
      } catch (StorageException e) {
        throw new UncheckedIOException(e);
      } catch (IOException e) {
        damage = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Thread.sleep(pause.toMillis());
      }
    }
    return damage;
  }
}
