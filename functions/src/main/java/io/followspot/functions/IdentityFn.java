package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.identity.IdentityReducer;
import io.followspot.functions.identity.IdentityStep;
import io.followspot.functions.metrics.FunctionMetrics;
import io.followspot.functions.state.IdentityState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.IdentityQuery;
import io.followspot.protos.v1.IdentityUpdate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.StatefulFunction;
import org.apache.flink.statefun.sdk.java.StatefulFunctionSpec;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;

/** One object across cameras: remembers what {@link IdentityReducer} says, and sends it. */
final class IdentityFn implements StatefulFunction {
  // As long as a track's. Once registered with a running system it cannot be changed.
  private static final Duration KEPT = Duration.ofDays(7);

  static final ValueSpec<IdentityState> STATE =
      ValueSpec.named("identity")
          .thatExpireAfterWrite(KEPT)
          .withCustomType(TypeNames.state("Identity", IdentityState.parser()));

  private final IdentityReducer reducer;
  private final GuardedCall<IdentityState, IdentityStep> call;

  private IdentityFn(IdentityReducer reducer, FunctionMetrics metrics) {
    this.reducer = reducer;
    this.call =
        new GuardedCall<>(
            "identity",
            STATE,
            IdentityState.getDefaultInstance(),
            reducer::onUnusable,
            metrics::failed);
  }

  static StatefulFunctionSpec spec(IdentityReducer reducer, FunctionMetrics metrics) {
    IdentityFn function = new IdentityFn(reducer, metrics);
    return StatefulFunctionSpec.builder(TypeNames.IDENTITY)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.IDENTITY_UPDATE.typeName())) {
      call.process(context, message, "", this::onUpdate);
    } else if (type.equals(TypeNames.IDENTITY_QUERY)) {
      call.process(context, message, Topics.IDENTITY_QUERIES, this::onQuery);
    } else {
      call.process(context, message, "", call::unknown);
    }
    return context.done();
  }

  private IdentityStep onQuery(String id, IdentityState before, Message message)
      throws InvalidProtocolBufferException {
    IdentityQuery query = TypeNames.parse(IdentityQuery.parser(), message.rawValue());
    return reducer.onQuery(
        id, before, query.toBuilder().setOrigin(GuardedCall.origin(message)).build());
  }

  private IdentityStep onUpdate(String id, IdentityState before, Message message)
      throws InvalidProtocolBufferException {
    return reducer.onUpdate(
        id, before, TypeNames.parse(IdentityUpdate.parser(), message.rawValue()));
  }
}
