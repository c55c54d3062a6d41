package io.followspot.sound.echo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads or writes a canceller's arrays in one fixed order: each part visits its arrays once, and
 * the same visit serves both directions, so the two cannot drift apart.
 */
final class EchoStateCodec {
  private final ByteBuffer bytes;
  private final boolean writing;

  private EchoStateCodec(ByteBuffer bytes, boolean writing) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    this.writing = writing;
  }

  static EchoStateCodec reader(byte[] state) {
    return new EchoStateCodec(ByteBuffer.wrap(state), false);
  }

  static EchoStateCodec writer(byte[] state) {
    return new EchoStateCodec(ByteBuffer.wrap(state), true);
  }

  void floats(float[] values) {
    if (writing) {
      bytes.asFloatBuffer().put(values);
    } else {
      bytes.asFloatBuffer().get(values);
    }
    bytes.position(bytes.position() + Float.BYTES * values.length);
  }

  void floats(float[][] rows) {
    for (float[] row : rows) {
      floats(row);
    }
  }

  void shorts(short[] values) {
    if (writing) {
      bytes.asShortBuffer().put(values);
    } else {
      bytes.asShortBuffer().get(values);
    }
    bytes.position(bytes.position() + Short.BYTES * values.length);
  }

  void ints(int[] values) {
    if (writing) {
      bytes.asIntBuffer().put(values);
    } else {
      bytes.asIntBuffer().get(values);
    }
    bytes.position(bytes.position() + Integer.BYTES * values.length);
  }

  int position() {
    return bytes.position();
  }
}
