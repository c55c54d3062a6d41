package io.followspot.engine.ingress;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A {@code followspot.v1.Rejection}, serialised by hand: the generated class needs a newer protobuf
 * than Flink's.
 *
 * @param cameraId empty if none is known
 * @param reason short and stable
 * @param message for users
 * @param sizeBytes of the value
 */
record RejectionRecord(
    String cameraId,
    String reason,
    String message,
    String topic,
    int partition,
    long offset,
    long sizeBytes) {

  /** The message's bytes, fields in the schema's order. */
  byte[] toBytes() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      if (!cameraId.isEmpty()) {
        out.writeString(1, cameraId);
      }
      out.writeString(2, reason);
      out.writeString(3, message);
      out.writeString(4, topic);
      if (partition != 0) {
        out.writeInt32(5, partition);
      }
      if (offset != 0) {
        out.writeInt64(6, offset);
      }
      if (sizeBytes != 0) {
        out.writeInt64(8, sizeBytes);
      }
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
