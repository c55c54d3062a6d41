package io.followspot.protos;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import java.io.IOException;

/** The origin of a record, readable even if the rest of the record is not. */
public final class OriginField {
  /** The origin of a record that did not pass an ingress. */
  public static final Origin UNKNOWN = Origin.newBuilder().setPartition(-1).setOffset(-1).build();

  /** The field has the same number in every message that an ingress passes on. */
  private static final int TAG =
      Frame.ORIGIN_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private OriginField() {}

  /**
   * Returns the origin that the ingress put in front of a record, or {@link #UNKNOWN}.
   *
   * @param record all bytes of the record; of one array, only the origin is copied
   */
  public static Origin of(ByteString record) {
    try {
      CodedInputStream in = record.newCodedInput();
      return in.readTag() == TAG ? Origin.parseFrom(in.readByteBuffer()) : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
