package io.followspot.functions;

import com.google.protobuf.MessageLite;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackReply;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.statefun.sdk.egress.generated.KafkaProducerRecord;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;
import org.apache.flink.statefun.sdk.java.slice.Slices;
import org.apache.flink.statefun.sdk.reqreply.generated.Address;
import org.apache.flink.statefun.sdk.reqreply.generated.FromFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.apache.flink.statefun.sdk.shaded.com.google.protobuf.ByteString;
import org.apache.flink.statefun.sdk.shaded.com.google.protobuf.InvalidProtocolBufferException;

/**
 * A test double for Flink: stores the functions' state as bytes, calls them with batches of
 * messages as bytes, and routes their output. A state that was changed but not set is lost.
 */
final class FlinkStandIn {
  /** A record that left by an egress. */
  record Sent(String egress, String topic, String key, byte[] value) {}

  /** A message that waits. */
  record Waiting(String function, String id, TypedValue value) {}

  private static final Map<String, String> STATE_TYPES =
      Map.of(
          "camera",
          "followspot.state.v1/Camera",
          "track",
          "followspot.state.v1/Track",
          "site",
          "followspot.state.v1/Site",
          "identity",
          "followspot.state.v1/Identity",
          "microphone",
          "followspot.state.v1/Microphone");

  private final RequestReplyHandler handler;
  private final Map<String, TypedValue> states = new LinkedHashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Queue<Waiting> toTracks = new ArrayDeque<>();

  FlinkStandIn(RequestReplyHandler handler) {
    this.handler = handler;
  }

  /** Calls a function with one message by its type's simple name. */
  void send(String function, String id, MessageLite message) {
    send(function, id, typed(message));
  }

  void send(String function, String id, TypedValue message) {
    sendBatch(function, id, List.of(message));
  }

  /** Calls a function with several messages in one request, then the tracks. */
  void sendBatch(String function, String id, List<TypedValue> messages) {
    call(function, id, messages);
    while (!toTracks.isEmpty()) {
      Waiting next = toTracks.remove();
      call(next.function(), next.id(), List.of(next.value()));
    }
  }

  static TypedValue typed(MessageLite message) {
    return typed("followspot.v1/" + message.getClass().getSimpleName(), message.toByteArray());
  }

  static TypedValue typed(String typeName, byte[] bytes) {
    return TypedValue.newBuilder()
        .setTypename(typeName)
        .setHasValue(true)
        .setValue(ByteString.copyFrom(bytes))
        .build();
  }

  List<Sent> sent() {
    return sent;
  }

  List<Sent> sentTo(String topic) {
    return sent.stream().filter(s -> s.topic().equals(topic)).toList();
  }

  List<TrackEvent> trackEvents() {
    return sentTo("followspot.track-events").stream()
        .map(s -> read(TrackEvent.parser(), s))
        .toList();
  }

  List<CameraEvent> cameraEvents() {
    return sentTo("followspot.camera-events").stream()
        .map(s -> read(CameraEvent.parser(), s))
        .toList();
  }

  List<SoundEvent> soundEvents() {
    return sentTo("followspot.sound-events").stream()
        .map(s -> read(SoundEvent.parser(), s))
        .toList();
  }

  List<AlertEvent> alerts() {
    return sentTo("followspot.alerts").stream().map(s -> read(AlertEvent.parser(), s)).toList();
  }

  List<ProcessedSound> processedSound() {
    return sentTo("followspot.processed-sound").stream()
        .map(s -> read(ProcessedSound.parser(), s))
        .toList();
  }

  List<Rejection> rejections() {
    return sentTo("followspot.rejected").stream().map(s -> read(Rejection.parser(), s)).toList();
  }

  List<TrackReply> replies() {
    return sentTo("followspot.track-replies").stream()
        .map(s -> read(TrackReply.parser(), s))
        .toList();
  }

  /** Bytes of a function's state, empty if it has none. */
  byte[] state(String function, String id) {
    TypedValue value = states.get(function + "/" + id);
    return value == null ? new byte[0] : value.getValue().toByteArray();
  }

  /** Bytes of every function's state, by {@code FUNCTION/ID}. */
  Map<String, byte[]> states() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    states.forEach((address, value) -> all.put(address, value.getValue().toByteArray()));
    return all;
  }

  /** Continues from stored states, as after a savepoint. */
  void restore(Map<String, byte[]> stored) {
    stored.forEach(
        (address, bytes) -> states.put(address, typed(STATE_TYPES.get(kind(address)), bytes)));
  }

  private static String kind(String address) {
    return address.substring(0, address.indexOf('/'));
  }

  /** The greatest state of a function, in bytes. */
  int largestState(String function) {
    return states.entrySet().stream()
        .filter(e -> e.getKey().startsWith(function + "/"))
        .mapToInt(e -> e.getValue().getValue().size())
        .max()
        .orElse(0);
  }

  int stateCount() {
    return states.size();
  }

  private void call(String function, String id, List<TypedValue> messages) {
    ToFunction.PersistedValue.Builder state =
        ToFunction.PersistedValue.newBuilder().setStateName(function);
    if (states.containsKey(function + "/" + id)) {
      state.setStateValue(states.get(function + "/" + id));
    }
    ToFunction.InvocationBatchRequest.Builder batch =
        ToFunction.InvocationBatchRequest.newBuilder()
            .setTarget(Address.newBuilder().setNamespace("followspot").setType(function).setId(id))
            .addState(state);
    messages.forEach(m -> batch.addInvocations(ToFunction.Invocation.newBuilder().setArgument(m)));
    byte[] request = ToFunction.newBuilder().setInvocation(batch).build().toByteArray();
    try {
      byte[] answer = handler.handle(Slices.wrap(request)).join().toByteArray();
      apply(function, id, FromFunction.parseFrom(answer));
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void apply(String function, String id, FromFunction answer)
      throws InvalidProtocolBufferException {
    if (answer.hasIncompleteInvocationContext()) {
      throw new AssertionError("the function wants state of another name: " + answer);
    }
    FromFunction.InvocationResponse response = answer.getInvocationResult();
    response
        .getStateMutationsList()
        .forEach(m -> states.put(function + "/" + id, m.getStateValue()));
    response
        .getOutgoingMessagesList()
        .forEach(
            m ->
                toTracks.add(
                    new Waiting(m.getTarget().getType(), m.getTarget().getId(), m.getArgument())));
    for (FromFunction.EgressMessage egress : response.getOutgoingEgressesList()) {
      KafkaProducerRecord record = KafkaProducerRecord.parseFrom(egress.getArgument().getValue());
      sent.add(
          new Sent(
              egress.getEgressNamespace() + "/" + egress.getEgressType(),
              record.getTopic(),
              record.getKey(),
              record.getValueBytes().toByteArray()));
    }
  }

  private static <T> T read(com.google.protobuf.Parser<T> parser, Sent sent) {
    try {
      return parser.parseFrom(sent.value());
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }
}
