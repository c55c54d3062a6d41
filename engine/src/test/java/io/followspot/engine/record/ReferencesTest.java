package io.followspot.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final byte[] FIRST = {10, 1, 'a'};
  private static final byte[] SECOND = {10, 1, 'b'};

  private final KeptRecords kept = new KeptRecords();
  private final List<RecordPlace> read = new ArrayList<>();
  private final References references = new References(kept, this::fromKafka);

  @Test
  void aRequestWithoutReferences_isPassedOnAsItIs() {
    ToFunction request = request(at(1).before(FIRST));

    assertThat(references.resolve(request)).isCompletedWithValue(request);
    assertThat(References.bytes(request)).isZero();
  }

  @Test
  void keptValues_arePutBack_andKafkaIsNotAsked() throws Exception {
    kept.limit(1_000);
    kept.keep(this, at(1), FIRST);
    ToFunction request = request(at(1).reference(FIRST.length), at(2).before(SECOND));

    assertThat(References.bytes(request)).isEqualTo(FIRST.length);
    assertThat(resolved(request)).isEqualTo(request(at(1).before(FIRST), at(2).before(SECOND)));
    assertThat(read).isEmpty();
    assertThat(kept.total()).isZero();
  }

  @Test
  void otherValues_areReadAgain() throws Exception {
    kept.limit(1_000);
    kept.keep(this, at(1), FIRST);
    ToFunction request = request(at(1).reference(FIRST.length), at(2).reference(SECOND.length));

    assertThat(resolved(request)).isEqualTo(request(at(1).before(FIRST), at(2).before(SECOND)));
    assertThat(read).containsExactly(at(2));
  }

  @Test
  void aRecordThatKafkaNoLongerHas_isItsOriginAlone() throws Exception {
    ToFunction request = request(at(3).reference(100));

    assertThat(resolved(request)).isEqualTo(request(at(3).before(new byte[0])));
  }

  private ToFunction resolved(ToFunction request)
      throws InterruptedException, ExecutionException, TimeoutException {
    return references.resolve(request).get(10, TimeUnit.SECONDS);
  }

  private Map<RecordPlace, byte[]> fromKafka(List<RecordPlace> origins) {
    read.addAll(origins);
    return origins.contains(at(2)) ? Map.of(at(2), SECOND) : Map.of();
  }

  private static RecordPlace at(long offset) {
    return new RecordPlace("followspot.frames", 0, offset, 7);
  }

  private static ToFunction request(byte[]... messages) {
    ToFunction.InvocationBatchRequest.Builder batch =
        ToFunction.InvocationBatchRequest.newBuilder();
    for (byte[] message : messages) {
      batch
          .addInvocationsBuilder()
          .setArgument(
              TypedValue.newBuilder()
                  .setTypename("followspot.v1/Frame")
                  .setHasValue(true)
                  .setValue(ByteString.copyFrom(message)));
    }
    return ToFunction.newBuilder().setInvocation(batch).build();
  }
}
