package io.followspot.functions;

import com.google.protobuf.MessageLite;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackReply;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
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
 * Does with the functions what Flink does: keeps their state as bytes, calls them with batches of
 * messages as bytes, and routes what they send. A state that was changed but not set is lost.
 */
final class FlinkStandIn {
  /** A record that left by an egress. */
  record Sent(String egress, String topic, String key, byte[] value) {}

  /** A message that waits. */
  record Waiting(String function, String id, TypedValue value) {}

  private final RequestReplyHandler handler;

  /** What each address remembers, by the value's name. */
  private final Map<String, Map<String, TypedValue>> values = new LinkedHashMap<>();

  /** The values that each function has asked for, and whether they expire. */
  private final Map<String, Map<String, Boolean>> specs = new HashMap<>();

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
    return values.getOrDefault(function + "/" + id, Map.of()).values().stream()
        .findFirst()
        .map(value -> value.getValue().toByteArray())
        .orElse(new byte[0]);
  }

  /** Puts bytes in the place of a function's state, as some other version may have left them. */
  void restore(String function, String id, String valueName, TypedValue value) {
    values.computeIfAbsent(function + "/" + id, k -> new TreeMap<>()).put(valueName, value);
  }

  /** Lets as much time pass as makes every value expire that ever does. */
  void waitUntilAllHasExpired() {
    values.forEach(
        (address, kept) -> {
          Map<String, Boolean> expiring = specs.get(address.substring(0, address.indexOf('/')));
          kept.keySet().removeIf(name -> expiring.getOrDefault(name, false));
        });
  }

  /** The greatest state of a function, in bytes. */
  int largestState(String function) {
    return values.entrySet().stream()
        .filter(e -> e.getKey().startsWith(function + "/"))
        .mapToInt(e -> e.getValue().values().stream().mapToInt(v -> v.getValue().size()).sum())
        .max()
        .orElse(0);
  }

  /** How many addresses have any state. */
  long stateCount() {
    return values.values().stream().filter(kept -> !kept.isEmpty()).count();
  }

  private void call(String function, String id, List<TypedValue> messages) {
    FromFunction answer = ask(function, id, messages);
    if (answer.hasIncompleteInvocationContext()) {
      Map<String, Boolean> wanted = specs.computeIfAbsent(function, f -> new TreeMap<>());
      for (FromFunction.PersistedValueSpec spec :
          answer.getIncompleteInvocationContext().getMissingValuesList()) {
        boolean expires =
            spec.getExpirationSpec().getMode() != FromFunction.ExpirationSpec.ExpireMode.NONE;
        wanted.put(spec.getStateName(), expires);
      }
      answer = ask(function, id, messages);
    }
    apply(function, id, answer.getInvocationResult());
  }

  private FromFunction ask(String function, String id, List<TypedValue> messages) {
    Map<String, TypedValue> kept = values.getOrDefault(function + "/" + id, Map.of());
    ToFunction.InvocationBatchRequest.Builder batch =
        ToFunction.InvocationBatchRequest.newBuilder()
            .setTarget(Address.newBuilder().setNamespace("followspot").setType(function).setId(id));
    for (String name : specs.getOrDefault(function, Map.of()).keySet()) {
      ToFunction.PersistedValue.Builder value =
          ToFunction.PersistedValue.newBuilder().setStateName(name);
      if (kept.containsKey(name)) {
        value.setStateValue(kept.get(name));
      }
      batch.addState(value);
    }
    messages.forEach(m -> batch.addInvocations(ToFunction.Invocation.newBuilder().setArgument(m)));
    byte[] request = ToFunction.newBuilder().setInvocation(batch).build().toByteArray();
    try {
      return FromFunction.parseFrom(handler.handle(Slices.wrap(request)).join().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void apply(String function, String id, FromFunction.InvocationResponse response) {
    Map<String, TypedValue> kept =
        values.computeIfAbsent(function + "/" + id, k -> new TreeMap<>());
    for (FromFunction.PersistedValueMutation change : response.getStateMutationsList()) {
      if (change.getMutationType() == FromFunction.PersistedValueMutation.MutationType.DELETE) {
        kept.remove(change.getStateName());
      } else {
        kept.put(change.getStateName(), change.getStateValue());
      }
    }
    response
        .getOutgoingMessagesList()
        .forEach(
            m ->
                toTracks.add(
                    new Waiting(m.getTarget().getType(), m.getTarget().getId(), m.getArgument())));
    response.getOutgoingEgressesList().forEach(this::leave);
  }

  private void leave(FromFunction.EgressMessage egress) {
    try {
      KafkaProducerRecord record = KafkaProducerRecord.parseFrom(egress.getArgument().getValue());
      sent.add(
          new Sent(
              egress.getEgressNamespace() + "/" + egress.getEgressType(),
              record.getTopic(),
              record.getKey(),
              record.getValueBytes().toByteArray()));
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
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
