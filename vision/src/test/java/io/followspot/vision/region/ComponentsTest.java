package io.followspot.vision.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  @Test
  void of_shapes_areOneBlobEach() {
    Mask mask = mask("##....#...#", "#.....#...#", "......#.#.#", "..#...#####", ".#.........");

    assertThat(Components.of(mask, 1))
        .containsExactly(
            new Blob(0, 0, 2, 2, 3), new Blob(6, 0, 11, 4, 12), new Blob(1, 3, 3, 5, 2));
  }

  @Test
  void of_tooSmall_isLeftOut() {
    assertThat(Components.of(mask("#..##"), 2)).containsExactly(new Blob(3, 0, 5, 1, 2));
  }

  @Test
  void of_moreRunsThanExpected_findsAll() {
    Mask mask = new Mask(200, 20);
    for (int y = 0; y < 20; y += 2) {
      for (int x = 0; x < 200; x += 2) {
        mask.set(x, y);
      }
    }

    assertThat(Components.of(mask, 1)).hasSize(1000);
  }

  static Mask mask(String... rows) {
    Mask mask = new Mask(rows[0].length(), rows.length);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        if (rows[y].charAt(x) == '#') {
          mask.set(x, y);
        }
      }
    }
    return mask;
  }

  @Test
  void pieces_severalOfAnyShape_haveThePixelsOfTheirBlobs() {
    Mask mask = new Mask(90, 20);
    mask.setRun(2, 5, 9);
    mask.setRun(3, 8, 70);
    mask.setRun(4, 60, 62);
    mask.setRun(10, 30, 40);
    mask.setRun(15, 1, 2);

    List<Piece> pieces = Components.pieces(mask, 2);

    assertThat(pieces).extracting(Piece::blob).isEqualTo(Components.of(mask, 2)).hasSize(2);
    Mask again = new Mask(90, 20);
    pieces.forEach(piece -> piece.addTo(again));
    mask.clear(1, 15);
    assertThat(again).isEqualTo(mask);
  }
}
