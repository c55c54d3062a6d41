package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.state.TrackState;
import io.followspot.functions.track.TrackReducer;
import io.followspot.functions.track.TrackStep;
import io.followspot.protos.OriginField;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.Origin;
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
import org.apache.flink.statefun.sdk.java.slice.Slice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger log = LoggerFactory.getLogger(TrackFn.class);

  private final TrackReducer reducer;

  TrackFn(TrackReducer reducer) {
    this.reducer = reducer;
  }

  static StatefulFunctionSpec spec(TrackReducer reducer) {
    TrackFn function = new TrackFn(reducer);
    return StatefulFunctionSpec.builder(TypeNames.TRACK)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.OBSERVATION.typeName())) {
      on(context, message, "", this::onObservation);
    } else if (type.equals(TypeNames.TRACK_IDENTITY.typeName())) {
      on(context, message, "", this::onIdentity);
    } else if (type.equals(TypeNames.QUERY)) {
      on(context, message, Topics.TRACK_QUERIES, this::onQuery);
    } else {
      on(context, message, "", TrackFn::onUnknown);
    }
    return context.done();
  }

  private TrackStep onObservation(String id, TrackState state, Message message)
      throws InvalidProtocolBufferException {
    return reducer.onObservation(
        id, state, TypeNames.parse(Observation.parser(), message.rawValue()));
  }

  private TrackStep onIdentity(String id, TrackState state, Message message)
      throws InvalidProtocolBufferException {
    return reducer.onIdentity(
        id, state, TypeNames.parse(TrackIdentity.parser(), message.rawValue()));
  }

  private TrackStep onQuery(String id, TrackState state, Message message)
      throws InvalidProtocolBufferException {
    TrackQuery query = TypeNames.parse(TrackQuery.parser(), message.rawValue());
    // Not the origin that the query contains: see CameraFn.
    Origin origin = OriginField.of(message.rawValue().asReadOnlyByteBuffer());
    return reducer.onQuery(id, state, query.toBuilder().setOrigin(origin).build());
  }

  private static TrackStep onUnknown(String id, TrackState state, Message message)
      throws InvalidProtocolBufferException {
    throw new InvalidProtocolBufferException(
        "the track function does not handle type " + TypeNames.typeOf(message).asTypeNameString());
  }

  // Never throws: see CameraFn.
  private void on(Context context, Message message, String topic, Handler handler) {
    String id = context.self().id();
    TrackState before = TrackState.getDefaultInstance();
    TrackStep step;
    try {
      before = context.storage().get(STATE).orElse(before);
      step = handler.handle(id, before, message);
    } catch (InvalidProtocolBufferException e) {
      step = refused(id, before, message, topic, DecodeFailure.refusal(message, e));
    } catch (Throwable e) { // see above
      log.error("track {} failed on a message", Rejections.quote(id), e);
      step = refused(id, before, message, topic, DecodeFailure.failure(e));
    }
    if (step.state() != before) {
      context.storage().set(STATE, step.state());
    }
    Sender.send(context, step.outgoing());
  }

  private TrackStep refused(
      String id, TrackState before, Message message, String topic, RejectionReason refusal) {
    Slice bytes = message.rawValue();
    Origin origin = Rejections.origin(OriginField.of(bytes.asReadOnlyByteBuffer()), topic);
    return reducer.onUnusable(id, before, origin, refusal, bytes.readableBytes());
  }

  private interface Handler {
    TrackStep handle(String id, TrackState state, Message message)
        throws InvalidProtocolBufferException;
  }
}
