package io.followspot.engine.record;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.followspot.engine.record.RecordPlace.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the values of records back into requests that refer to them. */
public final class References {
  private static final Logger log = LoggerFactory.getLogger(References.class);

  /** Reads again what a restored state refers to; one at a time, since all come at once. */
  private static final ExecutorService READER =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "record-reader");
            thread.setDaemon(true);
            return thread;
          });

  private final KeptRecords kept;
  private final Function<List<RecordPlace>, Map<RecordPlace, byte[]>> reader;

  References(KeptRecords kept, Function<List<RecordPlace>, Map<RecordPlace, byte[]>> reader) {
    this.kept = kept;
    this.reader = reader;
  }

  /** Those to what this process keeps or can read. */
  public static References ofThisProcess() {
    return new References(
        KeptRecords.ofThisProcess(), places -> RecordTopics.ofThisProcess().read(places));
  }

  /** Size of the value that a message refers to, bytes; 0 if it refers to none. */
  public static long bytes(TypedValue message) {
    return RecordPlace.referenceIn(message.getValue()).map(Reference::bytes).orElse(0);
  }

  /** Size of all values that a request refers to, bytes. */
  public static long bytes(ToFunction request) {
    long sum = 0;
    for (ToFunction.Invocation invocation : request.getInvocation().getInvocationsList()) {
      sum += bytes(invocation.getArgument());
    }
    return sum;
  }

  /**
   * Returns the request with all values in it, as if none had been left out. A record that Kafka no
   * longer has becomes a message with its place only, which the functions reject.
   *
   * @return fails with {@link IllegalStateException} if Kafka does not answer
   */
  public CompletableFuture<ToFunction> resolve(ToFunction request) {
    Map<Integer, RecordPlace> places = new LinkedHashMap<>();
    Map<RecordPlace, byte[]> values = new HashMap<>();
    List<RecordPlace> missing = new ArrayList<>();
    List<ToFunction.Invocation> invocations = request.getInvocation().getInvocationsList();
    for (int i = 0; i < invocations.size(); i++) {
      Optional<Reference> reference =
          RecordPlace.referenceIn(invocations.get(i).getArgument().getValue());
      if (reference.isPresent()) {
        RecordPlace place = reference.get().place();
        places.put(i, place);
        kept.take(place)
            .ifPresentOrElse(value -> values.put(place, value), () -> missing.add(place));
      }
    }
    if (missing.isEmpty()) {
      return CompletableFuture.completedFuture(whole(request, places, values));
    }
    return CompletableFuture.supplyAsync(
        () -> {
          values.putAll(reader.apply(missing));
          return whole(request, places, values);
        },
        READER);
  }

  private static ToFunction whole(
      ToFunction request, Map<Integer, RecordPlace> places, Map<RecordPlace, byte[]> values) {
    if (places.isEmpty()) {
      return request;
    }
    ToFunction.Builder whole = request.toBuilder();
    places.forEach(
        (i, place) ->
            whole
                .getInvocationBuilder()
                .getInvocationsBuilder(i)
                .getArgumentBuilder()
                .setValue(message(place, values.get(place))));
    return whole.build();
  }

  private static ByteString message(RecordPlace place, byte @Nullable [] value) {
    ByteString head = UnsafeByteOperations.unsafeWrap(place.before(new byte[0]));
    if (value == null) {
      log.warn("{} is no longer in Kafka: its camera rejects it", place);
      return head;
    }
    // Not copied: nobody changes an array that Kafka's client has handed out.
    return head.concat(UnsafeByteOperations.unsafeWrap(value));
  }
}
