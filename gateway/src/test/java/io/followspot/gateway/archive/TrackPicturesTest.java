package io.followspot.gateway.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.gateway.FakeRecording;
import io.followspot.gateway.archive.TrackPictures.PictureRange;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.media.Mp4Writer;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackPicturesTest {
  @TempDir Path directory;

  @Test
  void clip_ofALongTrack_isCutAndSaysSo() {
    assertThat(whole(track(119_000_000)).truncated()).isFalse();
    assertThat(whole(track(119_000_001)).truncated()).isTrue();
  }

  @Test
  void clip_ofAMoment_isTenSecondsAroundIt_andOfTheTrack() {
    TrackSnapshot track = track(600_000_000);
    assertThat(PictureRange.of(track, Optional.of(300_000_000L)))
        .isEqualTo(new PictureRange(295_000_000, 305_000_000, false));
    assertThat(PictureRange.of(track, Optional.of(900_000_000L)))
        .isEqualTo(new PictureRange(595_000_005, 605_000_005, false));
  }

  @Test
  void momentBetweenEvents_isWhereThePathWas() {
    TrackSnapshot near =
        TrackSnapshot.newBuilder().setBox(Box.newBuilder().setWidthPx(30).setHeightPx(60)).build();
    List<PathPoint> path =
        List.of(
            PathPoint.newBuilder().setCapturedAtUs(1_000_000).setXPx(100).setYPx(200).build(),
            PathPoint.newBuilder().setCapturedAtUs(2_000_000).setXPx(200).setYPx(300).build());
    TrackSnapshot then = PathMoment.of(near, path, 1_500_000).orElseThrow();
    assertThat(then.getBox().getLeftPx()).isEqualTo(135);
    assertThat(then.getBox().getTopPx()).isEqualTo(190);
    assertThat(then.getFrame().getCapturedAtUs()).isEqualTo(1_500_000);
    assertThat(PathMoment.of(near, path, 2_500_000)).isEmpty();
  }

  @Test
  void clip_ofALongTrack_takesFramesOfTwoMinutesOnly() {
    FakeRecording recording = new FakeRecording();
    TrackSnapshot track = track(600_000_000).toBuilder().setTrackId("lobby.1.1").build();
    // There are no frames: only the request is checked.
    assertThatThrownBy(() -> new TrackPictures(recording).clip(track, whole(track)))
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

  private static PictureRange whole(TrackSnapshot track) {
    return PictureRange.of(track, Optional.empty());
  }

  private static TrackSnapshot track(long lengthUs) {
    return TrackSnapshot.newBuilder().setFirstSeenUs(5).setLastSeenUs(5 + lengthUs).build();
  }
}
