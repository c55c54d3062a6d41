package io.followspot.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelOwnershipTest {
  private final Mask mask = new Mask(120, 90);

  @Test
  void grow_carThatCameIntoThePicture_belongsToItsTrack() {
    mask(40, 30, 70, 90);

    PixelOwnership owned = PixelOwnership.of(mask, List.of(new Placement(40, 30, 30, 20, 0)));
    assertThat(owned.unowned().count()).as("pixels beyond the box before it grows").isPositive();
    owned.grow();

    assertThat(Blob.of(owned.of(0)).box()).isEqualTo(new Blob(40, 30, 70, 90, 0).box());
    assertThat(owned.unowned().count()).isZero();
  }

  @Test
  void grow_anotherWhoTouchesByAHand_staysAnObjectOfItsOwn() {
    mask(20, 20, 30, 60);
    mask(30, 38, 45, 41);
    mask(45, 20, 60, 60);

    PixelOwnership owned = PixelOwnership.of(mask, List.of(new Placement(20, 20, 10, 40, 0)));
    owned.grow();

    assertThat(owned.of(0).get(50, 40)).isFalse();
    assertThat(owned.unowned().get(50, 40)).isTrue();
  }

  @Test
  void grow_noTracks_leavesAll() {
    mask(20, 20, 30, 60);

    PixelOwnership owned = PixelOwnership.of(mask, List.of());
    owned.grow();

    assertThat(owned.unowned()).isEqualTo(mask);
  }

  private void mask(int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
      mask.setRun(y, left, right);
    }
  }
}
