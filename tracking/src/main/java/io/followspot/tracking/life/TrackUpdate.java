package io.followspot.tracking.life;

import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition;
import java.util.ArrayList;
import java.util.List;

/** One update of a life. */
final class TrackUpdate {
  private static final int NO_CHANGE = -1;

  private final List<LifeEvent> events = new ArrayList<>();
  private TrackStatus status;
  private TrackStatus previousStatus;
  private boolean standing;
  private long sequence;
  private ZoneVisits visits;
  private Path path;

  TrackUpdate(TrackLife life) {
    status = life.status();
    previousStatus = life.previousStatus();
    standing = life.standing();
    sequence = life.sequence();
    visits = life.visits();
    path = life.path();
  }

  void apply(TrackInput sighting) {
    if (sighting.seen()) {
      path = path.to(sighting.capturedAtUs(), sighting.anchor());
    }
    if (status == TrackStatus.TENTATIVE) {
      become(TrackStatus.CONFIRMED, LifeEventType.CONFIRMED);
    }
    switch (sighting.status()) {
      case CONFIRMED -> move();
      case STATIONARY -> updateStationary();
      case TENTATIVE, LOST, ENDED -> {}
    }
    for (int i = 0; i < sighting.changes().size(); i++) {
      change(sighting.changes().get(i), i);
    }
    if (sighting.status() == TrackStatus.LOST && status != TrackStatus.LOST) {
      become(TrackStatus.LOST, LifeEventType.LOST);
    }
    if (sighting.status() == TrackStatus.ENDED) {
      become(TrackStatus.ENDED, LifeEventType.ENDED);
    }
  }

  LifeStep step() {
    return new LifeStep(
        new TrackLife(status, previousStatus, standing, sequence, visits, path),
        List.copyOf(events));
  }

  private void move() {
    recover();
    if (standing) {
      standing = false;
      become(TrackStatus.CONFIRMED, LifeEventType.RESUMED);
    }
  }

  private void updateStationary() {
    recover();
    if (!standing) {
      standing = true;
      become(TrackStatus.STATIONARY, LifeEventType.STATIONARY);
    }
  }

  /** Restores the status before it was lost; a change between moving and stationary follows. */
  private void recover() {
    if (status == TrackStatus.LOST) {
      become(standing ? TrackStatus.STATIONARY : TrackStatus.CONFIRMED, LifeEventType.RECOVERED);
    }
  }

  private void change(RegionTransition change, int index) {
    if (change instanceof RegionTransition.ZoneEntered entered) {
      visits = visits.entered(entered.regionId(), entered.atUs());
      emit(LifeEventType.ZONE_ENTERED, index);
    } else if (change instanceof RegionTransition.ZoneExited exited) {
      visits = visits.exited(exited.regionId(), exited.atUs());
      emit(LifeEventType.ZONE_EXITED, index);
    } else {
      emit(LifeEventType.LINE_CROSSED, index);
    }
  }

  private void become(TrackStatus next, LifeEventType type) {
    previousStatus = status;
    status = next;
    emit(type, NO_CHANGE);
  }

  private void emit(LifeEventType type, int change) {
    sequence++;
    events.add(new LifeEvent(type, sequence, status, previousStatus, change));
  }
}
