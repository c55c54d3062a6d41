package io.followspot.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.flink.core.backpressure.InternalContext;
import org.apache.flink.statefun.sdk.Address;
import org.apache.flink.statefun.sdk.AsyncOperationResult;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.StatefulFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction.Invocation;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction.InvocationBatchRequest;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.junit.jupiter.api.Test;

class BoundedFunctionTest {
  private static final int MESSAGE_BYTES = 1_000;

  private final List<String> blocked = new ArrayList<>();
  private final InFlightBytes underWay = new InFlightBytes(5 * MESSAGE_BYTES / 2);
  private final BoundedFunction lobby = new BoundedFunction(new Batching(), underWay);
  private final BoundedFunction street = new BoundedFunction(new Batching(), underWay);

  @Test
  void messages_withinTheBound_blockNobody() {
    lobby.invoke(at("lobby"), message());
    lobby.invoke(at("lobby"), message());
    lobby.invoke(at("lobby"), answer());
    lobby.invoke(at("lobby"), message());
    assertThat(blocked).isEmpty();
  }

  @Test
  void messageBeyondTheBound_blocksItsAddress_untilNothingIsLeftBehindIt() {
    lobby.invoke(at("lobby"), message());
    street.invoke(at("street"), message());
    street.invoke(at("street"), message());
    assertThat(blocked).containsExactly("street");

    // One answered, but its next request is under way and lobby's is, too.
    blocked.clear();
    street.invoke(at("street"), answer());
    assertThat(blocked).isEmpty();
    assertThat(underWay.isTooMuch()).isFalse();

    lobby.invoke(at("lobby"), message());
    assertThat(blocked).containsExactly("lobby");
  }

  @Test
  void stillTooMuch_whenAnswered_blocksAgain() {
    for (int i = 0; i < 4; i++) {
      lobby.invoke(at("lobby"), message());
    }
    blocked.clear();
    lobby.invoke(at("lobby"), answer());
    assertThat(blocked).containsExactly("lobby");
    lobby.invoke(at("lobby"), answer());
    assertThat(blocked).containsExactly("lobby");
    assertThat(underWay.isUnderWay(new Address(TYPE, "lobby"))).isFalse();
  }

  @Test
  void requestFromACheckpoint_blocksUntilItIsKnownWhatWaitsBehindIt() {
    lobby.invoke(
        at("lobby"),
        new AsyncOperationResult<>(request(1), AsyncOperationResult.Status.UNKNOWN, null, null));
    assertThat(blocked).containsExactly("lobby");
  }

  private static final FunctionType TYPE = new FunctionType("followspot", "camera");

  private static TypedValue message() {
    return TypedValue.newBuilder().setValue(ByteString.copyFrom(new byte[MESSAGE_BYTES])).build();
  }

  private static AsyncOperationResult<ToFunction, String> answer() {
    return new AsyncOperationResult<>(
        request(1), AsyncOperationResult.Status.SUCCESS, "done", null);
  }

  private static ToFunction request(int messages) {
    InvocationBatchRequest.Builder batch = InvocationBatchRequest.newBuilder();
    for (int i = 0; i < messages; i++) {
      batch.addInvocations(Invocation.newBuilder().setArgument(message()));
    }
    return ToFunction.newBuilder().setInvocation(batch).build();
  }

  private InternalContext at(String id) {
    return (InternalContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {InternalContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "self" -> new Address(TYPE, id);
                  case "awaitAsyncOperationComplete" -> blocked.add(id) ? null : null;
                  default -> null;
                });
  }

  /** Sends as the stock function does: one request at a time, then all that came meanwhile. */
  private static final class Batching implements StatefulFunction {
    private final Deque<TypedValue> waiting = new ArrayDeque<>();
    private boolean underWay;

    @Override
    public void invoke(org.apache.flink.statefun.sdk.Context context, Object input) {
      if (input instanceof TypedValue message && underWay) {
        waiting.add(message);
        return;
      }
      boolean again = input instanceof AsyncOperationResult<?, ?> result && result.unknown();
      int next = input instanceof TypedValue || again ? 1 : waiting.size();
      underWay = next > 0;
      if (underWay) {
        if (!(input instanceof TypedValue)) {
          waiting.clear();
        }
        context.registerAsyncOperation(request(next), new CompletableFuture<>());
      }
    }
  }
}
