package io.followspot.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.region.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdFitTest {
  private final Mask mask = new Mask(80, 60);

  @Test
  void of_oneWhoMovedOn_followsTheMask() {
    fill(20, 10, 10, 30);

    assertThat(CrowdFit.of(mask, List.of(new Box(17, 12, 10, 30))))
        .containsExactly(new Placement(20, 10, 10, 30, 0));
  }

  @Test
  void of_twoInOneBlob_shareIt() {
    fill(20, 10, 18, 30);

    List<Placement> placed =
        CrowdFit.of(mask, List.of(new Box(18, 10, 10, 30), new Box(29, 11, 10, 29)));

    assertThat(placed)
        .containsExactlyInAnyOrder(
            new Placement(20, 10, 10, 30, 0), new Placement(28, 11, 10, 29, 1));
  }

  @Test
  void of_twoOnOnePerson_leavesOne() {
    fill(20, 10, 10, 30);

    assertThat(CrowdFit.of(mask, List.of(new Box(19, 10, 10, 30), new Box(21, 10, 10, 30))))
        .hasSize(1);
  }

  @Test
  void of_nothingThere_isNotPlaced() {
    fill(60, 10, 10, 30);

    assertThat(CrowdFit.of(mask, List.of(new Box(10, 10, 10, 30)))).isEmpty();
  }

  @Test
  void of_partlyOutside_countsWhatIsInside() {
    fill(0, 10, 6, 30);

    assertThat(CrowdFit.of(mask, List.of(new Box(-4, 10, 10, 30))))
        .containsExactly(new Placement(-4, 10, 10, 30, 0));
  }

  @Test
  void shares_cutInTwoByAPost_stayOne() {
    fill(20, 10, 4, 30);
    fill(26, 10, 4, 30);
    fill(50, 10, 5, 5);

    PixelOwnership shares = PixelOwnership.of(mask, List.of(new Placement(20, 10, 10, 30, 0)));

    assertThat(shares.of(0).count()).isEqualTo(8 * 30);
    assertThat(shares.unowned().count()).isEqualTo(25);
  }

  @Test
  void shares_wideBoxBesideNarrowOne_leavesItsPixelsAlone() {
    fill(10, 10, 30, 30);

    PixelOwnership shares =
        PixelOwnership.of(
            mask, List.of(new Placement(10, 10, 20, 30, 0), new Placement(30, 10, 10, 30, 1)));

    assertThat(shares.of(1).get(30, 20)).isTrue();
    assertThat(shares.of(0).count() + shares.of(1).count()).isEqualTo(30 * 30);
  }

  private void fill(int left, int top, int width, int height) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        mask.set(x, y);
      }
    }
  }
}
