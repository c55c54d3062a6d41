package io.followspot.vision.decode;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cache of recently built tables: most cameras send the same ones with each frame. Results do not
 * depend on its contents. Thread-safe.
 */
final class HuffmanTableCache {
  private static final int MAX_KEPT = 16;

  private final Map<ByteBuffer, HuffmanTable> kept =
      new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, HuffmanTable> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /**
   * The table of a segment.
   *
   * @param from index of its sixteen numbers of codes; the symbols follow
   * @return empty if it is not a table
   */
  synchronized Optional<HuffmanTable> table(byte[] jpeg, int from, int length) {
    HuffmanTable found = kept.get(ByteBuffer.wrap(jpeg, from, length));
    if (found == null) {
      int[] lengths = numbers(jpeg, from, 16);
      if (!HuffmanTable.isValid(lengths)) {
        return Optional.empty();
      }
      found = new HuffmanTable(lengths, numbers(jpeg, from + 16, length - 16));
      byte[] key = new byte[length];
      System.arraycopy(jpeg, from, key, 0, length);
      kept.put(ByteBuffer.wrap(key), found);
    }
    return Optional.of(found);
  }

  private static int[] numbers(byte[] jpeg, int from, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = jpeg[from + i] & 0xFF;
    }
    return numbers;
  }
}
