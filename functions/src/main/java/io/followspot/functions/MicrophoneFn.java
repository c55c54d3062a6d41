package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.microphone.MicrophoneReducer;
import io.followspot.functions.microphone.MicrophoneStep;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.OriginField;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Sound;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.StatefulFunction;
import org.apache.flink.statefun.sdk.java.StatefulFunctionSpec;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One camera's microphone: remembers what {@link MicrophoneReducer} says, and sends it. */
final class MicrophoneFn implements StatefulFunction {
  static final ValueSpec<MicrophoneState> STATE =
      ValueSpec.named("microphone")
          .withCustomType(TypeNames.state("Microphone", MicrophoneState.parser()));

  private static final Logger log = LoggerFactory.getLogger(MicrophoneFn.class);

  private final MicrophoneReducer reducer;

  MicrophoneFn(MicrophoneReducer reducer) {
    this.reducer = reducer;
  }

  static StatefulFunctionSpec spec(MicrophoneReducer reducer) {
    MicrophoneFn function = new MicrophoneFn(reducer);
    return StatefulFunctionSpec.builder(TypeNames.MICROPHONE)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.SOUND)) {
      on(context, message, Topics.SOUND, this::onSound);
    } else if (type.equals(TypeNames.REGISTRATION)) {
      on(context, message, Topics.CAMERAS, this::onRegistration);
    } else {
      on(context, message, "", MicrophoneFn::onUnknown);
    }
    return context.done();
  }

  private MicrophoneStep onSound(String id, MicrophoneState state, Message message)
      throws InvalidProtocolBufferException {
    Sound sound = TypeNames.parse(Sound.parser(), message.rawValue());
    return reducer.onSound(id, state, sound.toBuilder().setOrigin(origin(message)).build());
  }

  private MicrophoneStep onRegistration(String id, MicrophoneState state, Message message)
      throws InvalidProtocolBufferException {
    return reducer.onRegistration(
        id, state, TypeNames.parse(CameraRegistration.parser(), message.rawValue()));
  }

  // Not what the message says: see CameraFn.
  private static Origin origin(Message message) {
    return OriginField.of(message.rawValue().asReadOnlyByteBuffer());
  }

  private static MicrophoneStep onUnknown(String id, MicrophoneState state, Message message)
      throws InvalidProtocolBufferException {
    throw new InvalidProtocolBufferException(
        "the microphone function does not handle type "
            + TypeNames.typeOf(message).asTypeNameString());
  }

  // Never throws: see CameraFn.
  private void on(Context context, Message message, String topic, Handler handler) {
    String id = context.self().id();
    MicrophoneState before = MicrophoneState.getDefaultInstance();
    MicrophoneStep step;
    try {
      before = context.storage().get(STATE).orElse(before);
      step = handler.handle(id, before, message);
    } catch (InvalidProtocolBufferException e) {
      step = refused(id, before, message, topic, DecodeFailure.refusal(message, e));
    } catch (Throwable e) { // see above
      log.error("microphone {} failed on a message from {}", Rejections.quote(id), topic, e);
      step = refused(id, before, message, topic, DecodeFailure.failure(e));
    }
    if (step.state() != before) {
      context.storage().set(STATE, step.state());
    }
    Sender.send(context, step.outgoing());
  }

  private MicrophoneStep refused(
      String id, MicrophoneState before, Message message, String topic, RejectionReason refusal) {
    Origin origin = Rejections.origin(origin(message), topic);
    return reducer.onUnusable(id, before, origin, refusal, message.rawValue().readableBytes());
  }

  private interface Handler {
    MicrophoneStep handle(String id, MicrophoneState state, Message message)
        throws InvalidProtocolBufferException;
  }
}
