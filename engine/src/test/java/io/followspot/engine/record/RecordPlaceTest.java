package io.followspot.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordPlaceTest {
  private static final RecordPlace ORIGIN =
      new RecordPlace("followspot.frames", 3, 1L << 40, 1_790_000_000L);

  @Test
  void reference_isReadBack() {
    assertThat(referenceIn(ORIGIN.reference(42_000)))
        .contains(new RecordPlace.Reference(ORIGIN, 42_000));
  }

  @Test
  void originOfAnEmptyRecord_isNotAReference() {
    assertThat(referenceIn(ORIGIN.before(new byte[0]))).isEmpty();
  }

  @Test
  void aRecordThatLooksLikeAReference_isNotOne() {
    byte[] forged = ORIGIN.reference(42_000);

    assertThat(referenceIn(ORIGIN.before(forged))).isEmpty();
  }

  @Test
  void otherMessages_areNotReferences() {
    assertThat(referenceIn(new byte[0])).isEmpty();
    assertThat(referenceIn(new byte[] {122})).isEmpty();
    assertThat(referenceIn(new byte[] {122, 100, 1})).isEmpty();
    assertThat(referenceIn(new byte[] {10, 1, 'c'})).isEmpty();
    assertThat(referenceIn(ORIGIN.before(new byte[100_000]))).isEmpty();
  }

  private static Optional<RecordPlace.Reference> referenceIn(byte[] message) {
    return RecordPlace.referenceIn(ByteString.copyFrom(message));
  }
}
