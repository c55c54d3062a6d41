package io.followspot.functions;

import io.followspot.functions.state.TrackState;
import io.followspot.protos.v1.TrackStatus;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.statefun.sdk.java.AddressScopedStorage;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.types.Type;

/**
 * What a track remembers, in one of two places: while it lives, in one that never expires, however
 * long its camera pauses; once it has ended, in one that answers for another week. A track that was
 * forgotten while it lives would begin its sequence anew, and its event ids would repeat.
 */
final class TrackMemory {
  private static final Type<TrackState> TYPE = Wire.state("Track", TrackState.parser());

  // How long an ended track answers. Once registered with a running system it can not be changed.
  private static final Duration KEPT = Duration.ofDays(7);

  private static final ValueSpec<TrackState> LIVING =
      ValueSpec.named("living").withCustomType(TYPE);
  private static final ValueSpec<TrackState> ENDED =
      ValueSpec.named("ended").thatExpireAfterWrite(KEPT).withCustomType(TYPE);

  /** Where both were kept at first; a system that was upgraded still has tracks there. */
  private static final ValueSpec<TrackState> FORMER =
      ValueSpec.named("track").thatExpireAfterWrite(KEPT).withCustomType(TYPE);

  static final ValueSpec<?>[] SPECS = {LIVING, ENDED, FORMER};

  private final AddressScopedStorage storage;

  TrackMemory(AddressScopedStorage storage) {
    this.storage = storage;
  }

  /**
   * Returns what is remembered; the default instance if nothing is.
   *
   * @throws IllegalStateException if it can not be read
   */
  TrackState read() {
    Optional<TrackState> remembered = storage.get(LIVING);
    if (remembered.isEmpty()) {
      remembered = storage.get(ENDED);
    }
    if (remembered.isEmpty()) {
      remembered = storage.get(FORMER);
    }
    return remembered.orElse(TrackState.getDefaultInstance());
  }

  void write(TrackState state) {
    if (state.getStatus() == TrackStatus.TRACK_STATUS_ENDED) {
      storage.set(ENDED, state);
      storage.remove(LIVING);
    } else {
      storage.set(LIVING, state);
    }
    storage.remove(FORMER);
  }
}
