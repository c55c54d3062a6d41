package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.metrics.FunctionMetrics;
import io.followspot.functions.microphone.MicrophoneReducer;
import io.followspot.functions.microphone.MicrophoneStep;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Sound;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.StatefulFunction;
import org.apache.flink.statefun.sdk.java.StatefulFunctionSpec;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;

/** One camera's microphone: remembers what {@link MicrophoneReducer} says, and sends it. */
final class MicrophoneFn implements StatefulFunction {
  static final ValueSpec<MicrophoneState> STATE =
      ValueSpec.named("microphone")
          .withCustomType(TypeNames.state("Microphone", MicrophoneState.parser()));

  private final MicrophoneReducer reducer;
  private final GuardedCall<MicrophoneState, MicrophoneStep> call;

  MicrophoneFn(MicrophoneReducer reducer, FunctionMetrics metrics) {
    this.reducer = reducer;
    this.call =
        new GuardedCall<>(
            "microphone",
            STATE,
            MicrophoneState.getDefaultInstance(),
            reducer::onUnusable,
            metrics::failed);
  }

  static StatefulFunctionSpec spec(MicrophoneReducer reducer, FunctionMetrics metrics) {
    MicrophoneFn function = new MicrophoneFn(reducer, metrics);
    return StatefulFunctionSpec.builder(TypeNames.MICROPHONE)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.SOUND)) {
      call.process(context, message, Topics.SOUND, this::onSound);
    } else if (type.equals(TypeNames.REGISTRATION)) {
      call.process(context, message, Topics.CAMERAS, this::onRegistration);
    } else {
      call.process(context, message, "", call::unknown);
    }
    return context.done();
  }

  private MicrophoneStep onSound(String id, MicrophoneState state, Message message)
      throws InvalidProtocolBufferException {
    Sound sound = TypeNames.parse(Sound.parser(), message.rawValue());
    return reducer.onSound(
        id, state, sound.toBuilder().setOrigin(GuardedCall.origin(message)).build());
  }

  private MicrophoneStep onRegistration(String id, MicrophoneState state, Message message)
      throws InvalidProtocolBufferException {
    return reducer.onRegistration(
        id, state, TypeNames.parse(CameraRegistration.parser(), message.rawValue()));
  }
}
