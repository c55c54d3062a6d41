package io.followspot.gateway.archive;

import io.followspot.gateway.live.LiveFrame;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackPosition;
import java.util.Optional;
import java.util.function.Predicate;

/** Recorded pictures and positions, by capture time in microseconds since 1970. */
public interface FrameRecording {
  /** The picture of a camera that is nearest to a time; empty if it is no longer stored. */
  Optional<LiveFrame> nearest(String cameraId, long atUs) throws InterruptedException;

  /** Passes on the pictures of a camera between two times until the predicate returns false. */
  void between(String cameraId, long fromUs, long toUs, Predicate<LiveFrame> taker)
      throws InterruptedException;

  /**
   * Passes on the positions of a camera's tracks between two times until the predicate returns
   * false.
   */
  void positions(String cameraId, long fromUs, long toUs, Predicate<TrackPosition> taker)
      throws InterruptedException;

  /** Passes on the records of a camera's sound between two times until the taker returns false. */
  void sound(String cameraId, long fromUs, long toUs, Predicate<Sound> taker)
      throws InterruptedException;

  /** Passes on a camera's cleaned sound between two times until the taker returns false. */
  void cleanedSound(String cameraId, long fromUs, long toUs, Predicate<ProcessedSound> taker)
      throws InterruptedException;

  /** Passes on the events of a microphone between two times until the taker returns false. */
  void soundEvents(String cameraId, long fromUs, long toUs, Predicate<SoundEvent> taker)
      throws InterruptedException;
}
