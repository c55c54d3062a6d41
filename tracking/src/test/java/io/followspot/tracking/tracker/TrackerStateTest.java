package io.followspot.tracking.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerStateTest {
  private static final TrackerConfig CONFIG = TrackerConfig.DEFAULT;

  /** A state saved by version 2 after twelve frames: an old track, and one of two frames. */
  private static final String VERSION_2 =
      "020000000000124f8003020363617206706572736f6e0201010c0c0b0000e09143e0a712010c3f66"
          + "66664054008d800000004350000043af00004348023643c800004337f36143c80000435004c842a0"
          + "6d96418b208342585d8b43c9e99343af000000000000418b208342585d8b43c9e993422000000000"
          + "000041e353e642142e6f4295521242c800000000000041e353e642142e6f42955212027f00020002"
          + "02010000a08d06a08d0600023f4ccccd0000000000000000441d8000435c0000441d800043700000"
          + "441d800043700000441d800000000000417209a442e32654450fdbea435c000000000000417209a4"
          + "42e32654450fdbea427000000000000041d83596416e8827439562c1422000000000000041d83596"
          + "416e8827439562c100";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void restore_betweenAnyTwoFrames_changesNothing(long seed) {
    List<FrameDetections> frames = Film.random(seed, 150, 12);
    Tracker steady = new Tracker(CONFIG);
    Tracker restored = new Tracker(CONFIG);
    for (FrameDetections frame : frames) {
      restored = Tracker.restore(CONFIG, restored.save());
      assertThat(restored.track(frame)).isEqualTo(steady.track(frame));
      assertThat(restored.save()).isEqualTo(steady.save());
    }
  }

  @Test
  void track_interleavedCameras_changesNothing() {
    List<FrameDetections> left = Film.random(7, 100, 9);
    List<FrameDetections> right = Film.random(8, 100, 9);
    List<List<Observation>> leftAlone = Film.track(new Tracker(CONFIG), left);
    List<List<Observation>> rightAlone = Film.track(new Tracker(CONFIG), right);
    Tracker leftTracker = new Tracker(CONFIG);
    Tracker rightTracker = new Tracker(CONFIG);
    for (int i = 0; i < left.size(); i++) {
      assertThat(rightTracker.track(right.get(i))).isEqualTo(rightAlone.get(i));
      assertThat(leftTracker.track(left.get(i))).isEqualTo(leftAlone.get(i));
    }
  }

  @Test
  void save_fiftyTracksWithLooks_isUnderTwelveKilobytes() {
    Tracker tracker = new Tracker(CONFIG);
    Random random = new Random(5);
    for (int f = 0; f < 8; f++) {
      List<Detection> detections = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        float[] look = new float[512];
        for (int k = 0; k < look.length; k++) {
          look[k] = (float) random.nextGaussian();
        }
        Box box = new Box(20 + (i % 10) * 95, 30 + (i / 10) * 150, 40, 100);
        detections.add(new Detection(box, 0.9, i % 2 == 0 ? "person" : "car", look));
      }
      assertThat(tracker.track(Film.frame(f, detections))).hasSize(50);
    }
    assertThat(tracker.save().length).isLessThan(12_000);
    assertThat(tracker.save()).isEqualTo(tracker.save());
  }

  @Test
  void restore_damagedBytes_isRefusedOrSound() {
    Tracker tracker = new Tracker(CONFIG);
    Film.track(tracker, Film.random(3, 40, 8));
    byte[] sound = tracker.save();
    FrameDetections next = Film.random(3, 41, 8).get(40);
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = sound.clone();
      if (i % 2 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 40));
      } else {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        Tracker.restore(CONFIG, bytes).track(next);
      } catch (IllegalArgumentException refused) {
        // As it should be.
      } catch (RuntimeException e) {
        fail("neither refused nor sound", e);
      }
    }
  }

  @Test
  void restore_stateOfTheVersionBefore_goesOnWithItsTracks() {
    Tracker tracker = Tracker.restore(CONFIG, HexFormat.of().parseHex(VERSION_2));
    assertThat(tracker.believedBoxes()).hasSize(1);
    List<Detection> detections =
        List.of(
            new Detection(new Box(196, 300, 40, 100), 0.9, "person", new float[] {1, 0}),
            new Detection(new Box(600, 200, 60, 40), 0.8, "car", new float[0]));
    List<Observation> seen = tracker.track(Film.frame(12, detections));
    assertThat(seen).extracting(Observation::ordinal).containsExactly(1L, 2L);
    assertThat(seen).extracting(Observation::hits).containsExactly(13L, 3L);
    assertThat(seen.get(0).status()).isEqualTo(TrackStatus.CONFIRMED);
    assertThat(Tracker.restore(CONFIG, tracker.save()).save()).isEqualTo(tracker.save());
  }

  @Test
  void restore_garbage_isRefused() {
    for (byte[] garbage : List.of(new byte[0], new byte[] {9}, new byte[500], "{}".getBytes())) {
      assertThatIllegalArgumentException().isThrownBy(() -> Tracker.restore(CONFIG, garbage));
    }
  }
}
