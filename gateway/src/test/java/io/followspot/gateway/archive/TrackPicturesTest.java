package io.followspot.gateway.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.gateway.FakeRecording;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.media.Mp4Writer;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackPicturesTest {
  @TempDir Path directory;

  @Test
  void clip_ofALongTrack_isCutAndSaysSo() {
    assertThat(TrackPictures.isClipCut(track(119_000_000))).isFalse();
    assertThat(TrackPictures.isClipCut(track(119_000_001))).isTrue();
  }

  @Test
  void clip_ofALongTrack_takesFramesOfTwoMinutesOnly() {
    FakeRecording recording = new FakeRecording();
    TrackSnapshot track = track(600_000_000).toBuilder().setTrackId("lobby.1.1").build();
    // There are no frames: what was asked for is all that counts.
    assertThatThrownBy(() -> new TrackPictures(recording).clip(track))
        .isInstanceOf(ProblemException.class);
    assertThat(recording.askedToUs - recording.askedFromUs).isEqualTo(120_000_000);
  }

  @Test
  void writer_thatCanNotOpenItsFile_freesWhatItHolds() {
    Path nowhere = directory.resolve("none/clip.mp4");
    long before = Pointer.totalBytes();
    assertThatThrownBy(() -> new Mp4Writer(nowhere, 1_920, 1_080, 15))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("clip.mp4");
    assertThat(Pointer.totalBytes()).isLessThan(before + 1_000_000);
  }

  private static TrackSnapshot track(long lengthUs) {
    return TrackSnapshot.newBuilder().setFirstSeenUs(5).setLastSeenUs(5 + lengthUs).build();
  }
}
