package io.followspot.engine.record;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a record is in Kafka: the fields of {@code followspot.v1.Origin}, which the ingress
 * prepends to the record's value as field 15 of its message.
 *
 * @param recordedAtMs Kafka's time of the record, ms since 1970; 0 if it has none
 */
public record RecordPlace(String topic, int partition, long offset, long recordedAtMs) {
  private static final int FIELD = 15;
  private static final int TAG = FIELD << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  /** Of a reference only: functions never see it. */
  private static final int REFERENCED_BYTES = 5;

  /** A topic's name has at most 249 characters. */
  private static final int LONGEST_REFERENCE = 300;

  /** That of a record. */
  public static RecordPlace of(ConsumerRecord<byte[], byte[]> record) {
    return new RecordPlace(
        record.topic(), record.partition(), record.offset(), Math.max(0, record.timestamp()));
  }

  /** Returns a record's value with this in front. */
  public byte[] before(byte[] value) {
    return encoded(0, value);
  }

  /**
   * Returns what takes the place of {@link #before} for a value that is left out.
   *
   * @param bytes size of the value, above 0
   */
  public byte[] reference(int bytes) {
    return encoded(bytes, new byte[0]);
  }

  /** Reads a reference; empty if the message contains anything else. */
  static Optional<Reference> referenceIn(ByteString message) {
    if (message.size() > LONGEST_REFERENCE || message.isEmpty() || message.byteAt(0) != TAG) {
      return Optional.empty();
    }
    try {
      CodedInputStream in = message.newCodedInput();
      in.readTag();
      in.pushLimit(in.readRawVarint32());
      Optional<Reference> found = fields(in);
      // Whatever follows belongs to a value that was not left out.
      return in.getTotalBytesRead() == message.size() ? found : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Reference> fields(CodedInputStream in) throws IOException {
    String topic = "";
    int partition = 0;
    long offset = 0;
    long recordedAtMs = 0;
    int bytes = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> topic = in.readString();
        case 2 -> partition = in.readInt32();
        case 3 -> offset = in.readInt64();
        case 4 -> recordedAtMs = in.readInt64();
        case REFERENCED_BYTES -> bytes = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    return bytes > 0
        ? Optional.of(new Reference(new RecordPlace(topic, partition, offset, recordedAtMs), bytes))
        : Optional.empty();
  }

  private byte[] encoded(int referencedBytes, byte[] value) {
    int size = size() + sizeOf(referencedBytes);
    int headSize =
        CodedOutputStream.computeTagSize(FIELD)
            + CodedOutputStream.computeUInt32SizeNoTag(size)
            + size;
    byte[] both = new byte[headSize + value.length];
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(both, 0, headSize);
      out.writeTag(FIELD, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt32NoTag(size);
      out.writeString(1, topic);
      out.writeInt32(2, partition);
      out.writeInt64(3, offset);
      out.writeInt64(4, recordedAtMs);
      if (referencedBytes > 0) {
        out.writeInt32(REFERENCED_BYTES, referencedBytes);
      }
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.arraycopy(value, 0, both, headSize, value.length);
    return both;
  }

  private int size() {
    return CodedOutputStream.computeStringSize(1, topic)
        + CodedOutputStream.computeInt32Size(2, partition)
        + CodedOutputStream.computeInt64Size(3, offset)
        + CodedOutputStream.computeInt64Size(4, recordedAtMs);
  }

  private static int sizeOf(int referencedBytes) {
    return referencedBytes == 0
        ? 0
        : CodedOutputStream.computeInt32Size(REFERENCED_BYTES, referencedBytes);
  }

  /**
   * A record that was left out of a message.
   *
   * @param bytes size of its value
   */
  record Reference(RecordPlace place, int bytes) {}
}
