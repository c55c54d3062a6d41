package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import org.apache.flink.statefun.sdk.java.slice.Slice;
import org.apache.flink.statefun.sdk.java.slice.SliceProtobufUtil;
import org.apache.flink.statefun.sdk.java.slice.Slices;
import org.junit.jupiter.api.Test;

class MessageBytesTest {
  private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7};

  @Test
  void arrayAndBuffer_areWrapped() {
    byte[] array = BYTES.clone();
    ByteString ofArray = MessageBytes.of(Slices.wrap(array, 1, 5));
    ByteString ofBuffer = MessageBytes.of(Slices.wrap(ByteBuffer.wrap(array, 1, 5)));
    assertThat(ofArray.toByteArray()).containsExactly(2, 3, 4, 5, 6);
    assertThat(ofBuffer).isEqualTo(ofArray);

    array[1] = 9; // Not allowed to callers; shows that there is no copy.
    assertThat(ofArray.byteAt(0)).isEqualTo((byte) 9);
    assertThat(ofBuffer.byteAt(0)).isEqualTo((byte) 9);
  }

  @Test
  void piecesOfTheSdk_areJoined() {
    org.apache.flink.statefun.sdk.shaded.com.google.protobuf.ByteString large =
        org.apache.flink.statefun.sdk.shaded.com.google.protobuf.ByteString.copyFrom(
            new byte[1000]);
    Slice rope = SliceProtobufUtil.asSlice(large.concat(large.substring(0, 999)));

    assertThat(MessageBytes.of(rope)).isEqualTo(ByteString.copyFrom(new byte[1999]));
  }

  @Test
  void directBuffer_isRead() {
    ByteBuffer direct = ByteBuffer.allocateDirect(BYTES.length).put(BYTES).flip();

    assertThat(MessageBytes.of(Slices.wrap(direct)).toByteArray()).isEqualTo(BYTES);
  }
}
