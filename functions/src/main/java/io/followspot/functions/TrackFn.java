package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.metrics.FunctionMetrics;
import io.followspot.functions.state.TrackState;
import io.followspot.functions.traces.FunctionTraces;
import io.followspot.functions.track.TrackReducer;
import io.followspot.functions.track.TrackStep;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.TrackIdentity;
import io.followspot.protos.v1.TrackQuery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.StatefulFunction;
import org.apache.flink.statefun.sdk.java.StatefulFunctionSpec;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;

/**
 * The function of one track: reads its state, calls {@link TrackReducer}, writes the state and
 * sends the output.
 */
final class TrackFn implements StatefulFunction {
  // How long an ended track answers queries. Flink cannot change the expiry of a state that is
  // registered.
  private static final Duration KEPT = Duration.ofDays(7);

  static final ValueSpec<TrackState> STATE =
      ValueSpec.named("track")
          .thatExpireAfterWrite(KEPT)
          .withCustomType(TypeNames.state("Track", TrackState.parser()));

  private final TrackReducer reducer;
  private final FunctionTraces traces;
  private final GuardedCall<TrackState, TrackStep> call;

  TrackFn(TrackReducer reducer, FunctionMetrics metrics, FunctionTraces traces) {
    this.reducer = reducer;
    this.traces = traces;
    this.call =
        new GuardedCall<>(
            "track",
            STATE,
            TrackState.getDefaultInstance(),
            reducer::onUnusable,
            new GuardedCall.Observer<>() {
              @Override
              public void done(String id, TrackState before, TrackStep step) {
                metrics.track(step);
              }

              @Override
              public void failed(String function) {
                metrics.failed(function);
              }
            });
  }

  static StatefulFunctionSpec spec(
      TrackReducer reducer, FunctionMetrics metrics, FunctionTraces traces) {
    TrackFn function = new TrackFn(reducer, metrics, traces);
    return StatefulFunctionSpec.builder(TypeNames.TRACK)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.OBSERVATION.typeName())) {
      call.process(context, message, "", this::onObservation);
    } else if (type.equals(TypeNames.TRACK_IDENTITY.typeName())) {
      call.process(context, message, "", this::onIdentity);
    } else if (type.equals(TypeNames.QUERY)) {
      call.process(context, message, Topics.TRACK_QUERIES, this::onQuery);
    } else {
      call.process(context, message, "", call::unknown);
    }
    return context.done();
  }

  private TrackStep onObservation(String id, TrackState state, Message message)
      throws InvalidProtocolBufferException {
    Observation observation = TypeNames.parse(Observation.parser(), message.rawValue());
    return traces.track(observation, () -> reducer.onObservation(id, state, observation));
  }

  private TrackStep onIdentity(String id, TrackState state, Message message)
      throws InvalidProtocolBufferException {
    return reducer.onIdentity(
        id, state, TypeNames.parse(TrackIdentity.parser(), message.rawValue()));
  }

  private TrackStep onQuery(String id, TrackState state, Message message)
      throws InvalidProtocolBufferException {
    TrackQuery query = TypeNames.parse(TrackQuery.parser(), message.rawValue());
    return reducer.onQuery(
        id, state, query.toBuilder().setOrigin(GuardedCall.origin(message)).build());
  }
}
