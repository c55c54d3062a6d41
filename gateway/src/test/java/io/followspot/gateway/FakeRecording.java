package io.followspot.gateway;

import io.followspot.gateway.archive.FrameRecording;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Pictures and positions that need no Kafka, of one camera. */
public class FakeRecording implements FrameRecording {
  public final List<LiveFrame> frames = new ArrayList<>();
  public final List<TrackPosition> positions = new ArrayList<>();

  @Override
  public Optional<LiveFrame> nearest(String cameraId, long atUs) {
    return frames.stream()
        .filter(it -> Math.abs(it.capturedAtUs() - atUs) < 500_000)
        .min(Comparator.comparingLong(it -> Math.abs(it.capturedAtUs() - atUs)));
  }

  /** The last request for a time range. */
  public long askedFromUs;

  public long askedToUs;

  @Override
  public void between(String cameraId, long fromUs, long toUs, Predicate<LiveFrame> taker) {
    askedFromUs = fromUs;
    askedToUs = toUs;
    frames.stream()
        .filter(it -> it.capturedAtUs() >= fromUs && it.capturedAtUs() <= toUs)
        .allMatch(taker);
  }

  @Override
  public void positions(String cameraId, long fromUs, long toUs, Predicate<TrackPosition> taker) {
    positions.stream().allMatch(taker);
  }

  public final List<Sound> sound = new ArrayList<>();
  public final List<ProcessedSound> cleanedSound = new ArrayList<>();
  public final List<SoundEvent> soundEvents = new ArrayList<>();

  @Override
  public void sound(String cameraId, long fromUs, long toUs, Predicate<Sound> taker) {
    sound.stream().filter(it -> it.getCameraId().equals(cameraId)).allMatch(taker);
  }

  @Override
  public void cleanedSound(
      String cameraId, long fromUs, long toUs, Predicate<ProcessedSound> taker) {
    cleanedSound.stream().filter(it -> it.getCameraId().equals(cameraId)).allMatch(taker);
  }

  @Override
  public void soundEvents(String cameraId, long fromUs, long toUs, Predicate<SoundEvent> taker) {
    soundEvents.stream().filter(it -> it.getCameraId().equals(cameraId)).allMatch(taker);
  }
}
