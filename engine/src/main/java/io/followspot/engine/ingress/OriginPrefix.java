package io.followspot.engine.ingress;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prepends a {@code followspot.v1.Origin} to a record's value, as field 15 of its message. */
final class OriginPrefix {
  private static final int FIELD = 15;

  private OriginPrefix() {}

  /** Returns the value with its origin in front. */
  static byte[] before(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    int originSize = originSize(record);
    int headSize =
        CodedOutputStream.computeTagSize(FIELD)
            + CodedOutputStream.computeUInt32SizeNoTag(originSize)
            + originSize;
    byte[] both = new byte[headSize + value.length];
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(both, 0, headSize);
      out.writeTag(FIELD, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt32NoTag(originSize);
      out.writeString(1, record.topic());
      out.writeInt32(2, record.partition());
      out.writeInt64(3, record.offset());
      out.writeInt64(4, recordedAtMs(record));
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.arraycopy(value, 0, both, headSize, value.length);
    return both;
  }

  private static int originSize(ConsumerRecord<byte[], byte[]> record) {
    return CodedOutputStream.computeStringSize(1, record.topic())
        + CodedOutputStream.computeInt32Size(2, record.partition())
        + CodedOutputStream.computeInt64Size(3, record.offset())
        + CodedOutputStream.computeInt64Size(4, recordedAtMs(record));
  }

  /** Kafka's time of the record; 0 if it has none. */
  private static long recordedAtMs(ConsumerRecord<byte[], byte[]> record) {
    return Math.max(0, record.timestamp());
  }
}
