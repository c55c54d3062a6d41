package io.followspot.engine.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordGuardTest {
  private static final RecordGuard CAMERAS = new RecordGuard(RecordGuard.Kind.CAMERA, 4);
  private static final RecordGuard TRACKS = new RecordGuard(RecordGuard.Kind.TRACK, 4);

  @Test
  void goodRecord_passes() {
    assertThat(CAMERAS.check(record("lobby", new byte[4]))).isEmpty();
    assertThat(CAMERAS.check(record("lobby", new byte[0]))).isEmpty();
    assertThat(TRACKS.check(record("lobby.1.42", new byte[4]))).isEmpty();
  }

  @Test
  void missingKey_isRejectedWithItsPlace() {
    assertThat(CAMERAS.check(record(null, new byte[3])))
        .get()
        .extracting(
            RejectionRecord::reason,
            RejectionRecord::cameraId,
            RejectionRecord::topic,
            RejectionRecord::partition,
            RejectionRecord::offset,
            RejectionRecord::sizeBytes)
        .containsExactly("key_missing", "", "t", 2, 77L, 3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-a", "ä", "a.1.1", "../x", "a\u0000", "\uFFFD"})
  void keyThatIsNoCamera_isRejected(String key) {
    assertThat(CAMERAS.check(record(key, new byte[1])))
        .get()
        .extracting(RejectionRecord::reason, RejectionRecord::cameraId)
        .containsExactly("key_invalid", "");
  }

  @Test
  void hugeKey_isShownInPart() {
    assertThat(CAMERAS.check(record("x".repeat(100_000), new byte[1])).orElseThrow().message())
        .hasSizeLessThan(250);
  }

  @Test
  void keyThatIsNoUtf8_isRejected() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("t", 0, 0, new byte[] {(byte) 0xc3, 0x28}, new byte[1]);
    assertThat(CAMERAS.check(record).orElseThrow().reason()).isEqualTo("key_invalid");
  }

  @Test
  void cameraKeyForATrack_isRejected() {
    assertThat(TRACKS.check(record("lobby", new byte[1])).orElseThrow().reason())
        .isEqualTo("key_invalid");
  }

  @Test
  void missingOrLargeValue_isRejectedByCamera() {
    assertThat(CAMERAS.check(record("lobby", null)))
        .get()
        .extracting(RejectionRecord::reason, RejectionRecord::cameraId, RejectionRecord::sizeBytes)
        .containsExactly("value_missing", "lobby", 0L);
    assertThat(TRACKS.check(record("lobby.1.42", new byte[5])))
        .get()
        .extracting(RejectionRecord::reason, RejectionRecord::cameraId, RejectionRecord::sizeBytes)
        .containsExactly("value_too_large", "lobby", 5L);
  }

  static ConsumerRecord<byte[], byte[]> record(String key, byte[] value) {
    return new ConsumerRecord<>(
        "t", 2, 77, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
  }
}
