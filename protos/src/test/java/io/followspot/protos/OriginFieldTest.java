package io.followspot.protos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.TrackQuery;
import org.junit.jupiter.api.Test;

class OriginFieldTest {
  private static final Origin ORIGIN =
      Origin.newBuilder().setTopic("t").setPartition(3).setOffset(1L << 40).build();

  @Test
  void originInFront_isReadOfGarbage() {
    ByteString record =
        Frame.newBuilder().setOrigin(ORIGIN).build().toByteString().concat(garbage());
    assertThat(OriginField.of(record)).isEqualTo(ORIGIN);
  }

  @Test
  void recordWithoutOrigin_isOfUnknownOrigin() {
    assertThat(OriginField.of(garbage())).isEqualTo(OriginField.UNKNOWN);
    assertThat(OriginField.of(ByteString.EMPTY)).isEqualTo(OriginField.UNKNOWN);
    assertThat(OriginField.of(Frame.newBuilder().setCameraId("c").build().toByteString()))
        .isEqualTo(OriginField.UNKNOWN);
  }

  @Test
  void everyIngressMessage_hasTheSameField() {
    assertThat(Detections.ORIGIN_FIELD_NUMBER).isEqualTo(Frame.ORIGIN_FIELD_NUMBER);
    assertThat(CameraRegistration.ORIGIN_FIELD_NUMBER).isEqualTo(Frame.ORIGIN_FIELD_NUMBER);
    assertThat(TrackQuery.ORIGIN_FIELD_NUMBER).isEqualTo(Frame.ORIGIN_FIELD_NUMBER);
  }

  private static ByteString garbage() {
    return ByteString.copyFrom(new byte[] {-1, -2, -3, 7, 122, 122});
  }
}
