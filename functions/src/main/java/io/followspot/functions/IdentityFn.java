package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.identity.IdentityReducer;
import io.followspot.functions.identity.IdentityStep;
import io.followspot.functions.state.IdentityState;
import io.followspot.protos.v1.IdentityUpdate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.StatefulFunction;
import org.apache.flink.statefun.sdk.java.StatefulFunctionSpec;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One object across cameras: remembers what {@link IdentityReducer} says, and sends it. */
final class IdentityFn implements StatefulFunction {
  // As long as a track's. Once registered with a running system it cannot be changed.
  private static final Duration KEPT = Duration.ofDays(7);

  static final ValueSpec<IdentityState> STATE =
      ValueSpec.named("identity")
          .thatExpireAfterWrite(KEPT)
          .withCustomType(TypeNames.state("Identity", IdentityState.parser()));

  private static final Logger log = LoggerFactory.getLogger(IdentityFn.class);

  private final IdentityReducer reducer;

  private IdentityFn(IdentityReducer reducer) {
    this.reducer = reducer;
  }

  static StatefulFunctionSpec spec(IdentityReducer reducer) {
    IdentityFn function = new IdentityFn(reducer);
    return StatefulFunctionSpec.builder(TypeNames.IDENTITY)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  // Never throws: see CameraFn.
  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    IdentityState before = IdentityState.getDefaultInstance();
    long bytes = message.rawValue().readableBytes();
    IdentityStep step;
    try {
      before = context.storage().get(STATE).orElse(before);
      step = take(context.self().id(), before, message);
    } catch (InvalidProtocolBufferException e) {
      step = reducer.onUnusable(before, DecodeFailure.refusal(message, e), bytes);
    } catch (Throwable e) { // see above
      log.error("identity {} failed on a message", Rejections.quote(context.self().id()), e);
      step = reducer.onUnusable(before, DecodeFailure.failure(e), bytes);
    }
    if (step.state() != before) {
      context.storage().set(STATE, step.state());
    }
    Sender.send(context, step.outgoing());
    return context.done();
  }

  private IdentityStep take(String id, IdentityState before, Message message)
      throws InvalidProtocolBufferException {
    TypeName type = TypeNames.typeOf(message);
    if (!type.equals(TypeNames.IDENTITY_UPDATE.typeName())) {
      throw new InvalidProtocolBufferException(
          "the identity function does not handle type " + type.asTypeNameString());
    }
    return reducer.onUpdate(
        id, before, TypeNames.parse(IdentityUpdate.parser(), message.rawValue()));
  }
}
