package io.followspot.vision.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes networks of a node or two in ONNX's format, by the field numbers of onnx.proto (ONNX 1.12,
 * IR version 7, operators of version 11).
 */
public final class TinyOnnx {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private TinyOnnx() {}

  /**
   * A network that answers the same to any picture, but for the picture's mean times zero: the
   * input counts as used.
   *
   * @param shape of the answer
   */
  public static byte[] constant(int side, long[] shape, float[] answer) {
    Message graph = new Message();
    graph.put(1, node("ReduceMean", "mean", "images"));
    graph.put(1, node("Mul", "nothing", "mean", "zero"));
    graph.put(1, node("Add", "output", "answer", "nothing"));
    graph.put(2, "tiny");
    graph.put(5, tensor(new long[] {1}, new float[] {0}).put(8, "zero"));
    graph.put(5, tensor(shape, answer).put(8, "answer"));
    graph.put(11, value("images", new long[] {1, 3, side, side}));
    graph.put(12, value("output", shape));
    return model(graph);
  }

  /**
   * A network that answers nothing to a black picture and fails on every other one: the picture's
   * mean is the number of a row in a table that has one.
   */
  public static byte[] failing(int side, int rows, int fields) {
    Message graph = new Message();
    graph.put(1, node("ReduceMean", "mean", "images"));
    graph.put(1, node("Cast", "row", "mean"));
    graph.put(1, node("Gather", "output", "answer", "row"));
    graph.put(2, "tiny");
    graph.put(
        5, tensor(new long[] {1, 1, rows, fields}, new float[rows * fields]).put(8, "answer"));
    graph.put(11, value("images", new long[] {1, 3, side, side}));
    graph.put(12, value("output", new long[] {1, rows, fields}));
    return model(graph);
  }

  /** A network that answers with the mean of each colour, as a descriptor of three numbers. */
  public static byte[] meanColour(int side) {
    Message graph = new Message();
    graph.put(1, node("GlobalAveragePool", "output", "images"));
    graph.put(2, "tiny");
    graph.put(11, value("images", new long[] {1, 3, side, side}));
    graph.put(12, value("output", new long[] {1, 3, 1, 1}));
    return model(graph);
  }

  private static byte[] model(Message graph) {
    Message version = new Message().put(1, "").put(2, 11);
    return new Message().put(1, 7).put(8, version).put(7, graph).bytes();
  }

  /** A node; ReduceMean reduces over all axes to one number, Cast makes a whole number of it. */
  private static Message node(String operator, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.put(1, input);
    }
    node.put(2, output).put(3, output).put(4, operator);
    if (operator.equals("ReduceMean")) {
      node.put(5, new Message().put(1, "keepdims").put(3, 0).put(20, 2));
    }
    if (operator.equals("Cast")) {
      node.put(5, new Message().put(1, "to").put(3, INT64).put(20, 2));
    }
    return node;
  }

  private static Message tensor(long[] shape, float[] values) {
    Message tensor = new Message();
    for (long side : shape) {
      tensor.put(1, side);
    }
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    return tensor.put(2, FLOAT).put(9, raw.array());
  }

  private static Message value(String name, long[] shape) {
    Message sides = new Message();
    for (long side : shape) {
      sides.put(1, new Message().put(1, side));
    }
    Message tensor = new Message().put(1, FLOAT).put(2, sides);
    return new Message().put(1, name).put(2, new Message().put(1, tensor));
  }

  /** Protocol Buffers' wire format, as much as is needed. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message put(int field, long number) {
      varint((long) field << 3 | VARINT);
      varint(number);
      return this;
    }

    Message put(int field, String text) {
      return put(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message put(int field, Message message) {
      return put(field, message.bytes());
    }

    Message put(int field, byte[] bytes) {
      varint((long) field << 3 | BYTES);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long number) {
      long rest = number;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
