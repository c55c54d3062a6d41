package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.camera.CameraReducer;
import io.followspot.functions.camera.CameraStep;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.OriginField;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.StatefulFunction;
import org.apache.flink.statefun.sdk.java.StatefulFunctionSpec;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function of one camera: reads its state, calls {@link CameraReducer}, writes the state and
 * sends the output.
 */
final class CameraFn implements StatefulFunction {
  static final ValueSpec<CameraState> STATE =
      ValueSpec.named("camera").withCustomType(TypeNames.state("Camera", CameraState.parser()));

  private static final Logger log = LoggerFactory.getLogger(CameraFn.class);

  private final CameraReducer reducer;
  private final Clock clock;

  CameraFn(CameraReducer reducer, Clock clock) {
    this.reducer = reducer;
    this.clock = clock;
  }

  /** The clock is read only for cameras that are registered with a maximum frame age. */
  static StatefulFunctionSpec spec(CameraReducer reducer, Clock clock) {
    CameraFn function = new CameraFn(reducer, clock);
    return StatefulFunctionSpec.builder(TypeNames.CAMERA)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.FRAME)) {
      on(context, message, Topics.FRAMES, this::onFrame);
    } else if (type.equals(TypeNames.DETECTIONS)) {
      on(context, message, Topics.DETECTIONS, this::onDetections);
    } else if (type.equals(TypeNames.REGISTRATION)) {
      on(context, message, Topics.CAMERAS, this::onRegistration);
    } else {
      on(context, message, "", CameraFn::onUnknown);
    }
    return context.done();
  }

  private CameraStep onFrame(String id, CameraState state, Message message)
      throws InvalidProtocolBufferException {
    Frame frame = TypeNames.parse(Frame.parser(), message.rawValue());
    Origin origin = origin(message);
    if (!frame.getOrigin().equals(origin)) {
      frame = frame.toBuilder().setOrigin(origin).build();
    }
    return state.getRegistration().getVision().hasMaxFrameAgeUs()
        ? reducer.onFrame(id, state, frame, clock.millis() * 1_000)
        : reducer.onFrame(id, state, frame);
  }

  private CameraStep onDetections(String id, CameraState state, Message message)
      throws InvalidProtocolBufferException {
    Detections detections = TypeNames.parse(Detections.parser(), message.rawValue());
    return reducer.onDetections(
        id, state, detections.toBuilder().setOrigin(origin(message)).build());
  }

  private CameraStep onRegistration(String id, CameraState state, Message message)
      throws InvalidProtocolBufferException {
    CameraRegistration registration =
        TypeNames.parse(CameraRegistration.parser(), message.rawValue());
    return reducer.onRegistration(
        id, state, registration.toBuilder().setOrigin(origin(message)).build());
  }

  // Trust only the first field 15, written by the ingress guard; a client may have appended its
  // own.
  private static Origin origin(Message message) {
    return OriginField.of(message.rawValue().asReadOnlyByteBuffer());
  }

  private static CameraStep onUnknown(String id, CameraState state, Message message)
      throws InvalidProtocolBufferException {
    throw new InvalidProtocolBufferException(
        "the camera function does not handle type " + TypeNames.typeOf(message).asTypeNameString());
  }

  // A function that throws is called again with the same message for ever and blocks the whole job:
  // every failure becomes a rejection.
  private void on(Context context, Message message, String topic, Handler handler) {
    String id = context.self().id();
    CameraState before = CameraState.getDefaultInstance();
    CameraStep step;
    try {
      before = context.storage().get(STATE).orElse(before);
      step = handler.handle(id, before, message);
    } catch (InvalidProtocolBufferException e) {
      step = refused(id, before, message, topic, DecodeFailure.refusal(message, e));
    } catch (Throwable e) { // see above
      log.error("camera {} failed on a message from {}", Rejections.quote(id), topic, e);
      step = refused(id, before, message, topic, DecodeFailure.failure(e));
    }
    if (step.state() != before) {
      context.storage().set(STATE, step.state());
    }
    Sender.send(context, step.outgoing());
  }

  private CameraStep refused(
      String id, CameraState before, Message message, String topic, RejectionReason refusal) {
    Origin origin = Rejections.origin(origin(message), topic);
    return reducer.onUnusable(id, before, origin, refusal, message.rawValue().readableBytes());
  }

  private interface Handler {
    CameraStep handle(String id, CameraState state, Message message)
        throws InvalidProtocolBufferException;
  }
}
