package io.followspot.vision.decode;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a plain JPEG: baseline, one scan, grey or YCbCr with chroma sampled at most as
 * finely as brightness. Relies on the checks of {@link JpegHeader}; {@link #read} returns empty for
 * anything unusual.
 */
final class BaselineScan {
  private final byte[] jpeg;
  private final int[][] quantisation = new int[4][];
  private final @Nullable HuffmanTable[] dc = new HuffmanTable[4];
  private final @Nullable HuffmanTable[] ac = new HuffmanTable[4];
  private final HuffmanTableCache shelf;
  private int at = 2;
  int[][] components = {};
  int restartInterval;
  int scanStart;

  private BaselineScan(byte[] jpeg, HuffmanTableCache shelf) {
    this.jpeg = jpeg;
    this.shelf = shelf;
  }

  /** Reads up to the entropy-coded data; empty if the picture is not of this kind. */
  static Optional<BaselineScan> read(byte[] jpeg, HuffmanTableCache shelf) {
    BaselineScan scan = new BaselineScan(jpeg, shelf);
    return scan.readSegments() ? Optional.of(scan) : Optional.empty();
  }

  /** Blocks of a component in a unit, horizontally. */
  int across(int component) {
    return components[component][1];
  }

  /** Blocks of a component in a unit, vertically. */
  int down(int component) {
    return components[component][2];
  }

  /** Of a component, by zigzag index. */
  int[] quantisation(int component) {
    return quantisation[components[component][3]];
  }

  HuffmanTable dc(int component) {
    return known(dc[components[component][4]]);
  }

  HuffmanTable ac(int component) {
    return known(ac[components[component][5]]);
  }

  private static HuffmanTable known(@Nullable HuffmanTable table) {
    if (table == null) {
      throw new IllegalStateException("a table that was read before is missing");
    }
    return table;
  }

  private boolean readSegments() {
    while (at + 4 <= jpeg.length && at(0) == 0xFF) {
      int code = at(1);
      if (code == 0xFF) {
        at++;
        continue;
      }
      int length = at(2) << 8 | at(3);
      if (length < 2 || at + 2 + length > jpeg.length) {
        return false;
      }
      at += 4;
      int end = at + length - 2;
      boolean plain =
          switch (code) {
            case 0xC0 -> readFrame(end);
            case 0xC4 -> readHuffman(end);
            case 0xDB -> readQuantisation(end);
            case 0xDD -> readRestart(end);
            case 0xEE -> end - at < 12 || at(11) == 1;
            case 0xDA -> readScan(end);
            default -> code >= 0xE0 || code == 0xFE;
          };
      at = end;
      if (!plain || code == 0xDA) {
        scanStart = end;
        return plain;
      }
    }
    return false;
  }

  private boolean readFrame(int end) {
    int count = end - at < 6 ? 0 : at(5);
    // Only the first frame header's size was checked.
    if (at + 6 + 3 * count > end || count != 1 && count != 3 || components.length > 0) {
      return false;
    }
    components = new int[count][];
    for (int i = 0; i < count; i++) {
      int c = 6 + 3 * i;
      int sampling = at(c + 1);
      components[i] = new int[] {at(c), sampling >> 4, sampling & 15, at(c + 2) & 3, -1, -1};
    }
    boolean rgb = count == 3 && components[0][0] == 'R';
    int across = components[0][1];
    int down = components[0][2];
    if (count == 1) {
      components[0][1] = 1;
      components[0][2] = 1;
      return across > 0 && down > 0;
    }
    return !rgb
        && across >= 1
        && across <= 2
        && down >= 1
        && down <= 2
        && isSingle(components[1])
        && isSingle(components[2]);
  }

  private static boolean isSingle(int[] component) {
    return component[1] == 1 && component[2] == 1;
  }

  private boolean readQuantisation(int end) {
    while (at < end) {
      int wide = at(0) >> 4;
      int size = 64 * (wide + 1);
      if (wide > 1 || at + 1 + size > end) {
        return false;
      }
      int[] table = new int[64];
      for (int k = 0; k < 64; k++) {
        table[k] = wide == 0 ? at(1 + k) : at(1 + 2 * k) << 8 | at(2 + 2 * k);
      }
      quantisation[at(0) & 3] = table;
      at += 1 + size;
    }
    return at == end;
  }

  private boolean readHuffman(int end) {
    while (at < end) {
      int kind = at(0) >> 4;
      int count = 0;
      for (int i = 1; i <= 16 && at + i < end; i++) {
        count += at(i);
      }
      int size = 17 + count;
      if (kind > 1 || count > 256 || at + size > end) {
        return false;
      }
      Optional<HuffmanTable> table = shelf.table(jpeg, at + 1, size - 1);
      if (table.isEmpty()) {
        return false;
      }
      (kind == 0 ? dc : ac)[at(0) & 3] = table.get();
      at += size;
    }
    return at == end;
  }

  private boolean readRestart(int end) {
    if (end - at < 2) {
      return false;
    }
    restartInterval = at(0) << 8 | at(1);
    return true;
  }

  private boolean readScan(int end) {
    int count = end - at < 1 ? 0 : at(0);
    if (count != components.length || at + 4 + 2 * count > end) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int[] component = components[i];
      int tables = at(2 + 2 * i);
      component[4] = tables >> 4 & 3;
      component[5] = tables & 3;
      if (at(1 + 2 * i) != component[0]
          || dc[component[4]] == null
          || ac[component[5]] == null
          || quantisation[component[3]] == null) {
        return false;
      }
    }
    return count > 0 && at(1 + 2 * count) == 0 && at(2 + 2 * count) == 63;
  }

  private int at(int offset) {
    return jpeg[at + offset] & 0xFF;
  }
}
