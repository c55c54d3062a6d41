package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.camera.CameraReducer;
import io.followspot.functions.camera.CameraStep;
import io.followspot.functions.metrics.FunctionMetrics;
import io.followspot.functions.state.CameraState;
import io.followspot.functions.traces.FunctionTraces;
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

/**
 * The function of one camera: reads its state, calls {@link CameraReducer}, writes the state and
 * sends the output.
 */
final class CameraFn implements StatefulFunction {
  static final ValueSpec<CameraState> STATE =
      ValueSpec.named("camera").withCustomType(TypeNames.state("Camera", CameraState.parser()));

  private final CameraReducer reducer;
  private final GuardedCall<CameraState, CameraStep> call;
  private final Clock clock;
  private final FunctionTraces traces;

  CameraFn(CameraReducer reducer, Clock clock, FunctionMetrics metrics, FunctionTraces traces) {
    this.reducer = reducer;
    this.call =
        new GuardedCall<>(
            "camera",
            STATE,
            CameraState.getDefaultInstance(),
            reducer::onUnusable,
            new GuardedCall.Observer<>() {
              @Override
              public void done(String id, CameraState before, CameraStep step) {
                metrics.camera(id, before, step);
              }

              @Override
              public void failed(String function) {
                metrics.failed(function);
              }
            });
    this.clock = clock;
    this.traces = traces;
  }

  /** The clock is read only for cameras that are registered with a maximum frame age. */
  static StatefulFunctionSpec spec(
      CameraReducer reducer, Clock clock, FunctionMetrics metrics, FunctionTraces traces) {
    CameraFn function = new CameraFn(reducer, clock, metrics, traces);
    return StatefulFunctionSpec.builder(TypeNames.CAMERA)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.FRAME)) {
      call.process(context, message, Topics.FRAMES, this::onFrame);
    } else if (type.equals(TypeNames.DETECTIONS)) {
      call.process(context, message, Topics.DETECTIONS, this::onDetections);
    } else if (type.equals(TypeNames.REGISTRATION)) {
      call.process(context, message, Topics.CAMERAS, this::onRegistration);
    } else {
      call.process(context, message, "", call::unknown);
    }
    return context.done();
  }

  private CameraStep onFrame(String id, CameraState state, Message message)
      throws InvalidProtocolBufferException {
    Frame read = TypeNames.parse(Frame.parser(), message.rawValue());
    Origin origin = GuardedCall.origin(message);
    Frame frame =
        read.getOrigin().equals(origin) ? read : read.toBuilder().setOrigin(origin).build();
    return traces.frame(frame, () -> onFrame(id, state, frame));
  }

  private CameraStep onFrame(String id, CameraState state, Frame frame) {
    return state.getRegistration().getVision().hasMaxFrameAgeUs()
        ? reducer.onFrame(id, state, frame, clock.millis() * 1_000)
        : reducer.onFrame(id, state, frame);
  }

  private CameraStep onDetections(String id, CameraState state, Message message)
      throws InvalidProtocolBufferException {
    Detections detections =
        TypeNames.parse(Detections.parser(), message.rawValue()).toBuilder()
            .setOrigin(GuardedCall.origin(message))
            .build();
    return traces.detections(detections, () -> reducer.onDetections(id, state, detections));
  }

  private CameraStep onRegistration(String id, CameraState state, Message message)
      throws InvalidProtocolBufferException {
    CameraRegistration registration =
        TypeNames.parse(CameraRegistration.parser(), message.rawValue());
    return reducer.onRegistration(
        id, state, registration.toBuilder().setOrigin(GuardedCall.origin(message)).build());
  }
}
