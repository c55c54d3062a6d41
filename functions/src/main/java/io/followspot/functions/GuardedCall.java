package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.OriginField;
import io.followspot.protos.v1.Origin;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes one message of a function: reads the state, calls the handler, writes the state if it
 * changed, and sends the output. A function that throws is called again with the same message for
 * ever and blocks the whole job: every failure becomes a rejection.
 *
 * @param <S> the type of the function's state
 * @param <T> the type of the result
 */
final class GuardedCall<S, T extends FunctionStep<S>> {
  private static final Logger log = LoggerFactory.getLogger(GuardedCall.class);

  private final String noun;
  private final ValueSpec<S> spec;
  private final S empty;
  private final Refusal<S, T> refusal;
  private final Observer<S, T> observer;

  /**
   * Creates the guard of a function.
   *
   * @param noun of the function, in log messages
   * @param empty the state of an id without one
   * @param refusal accounts for a message that cannot be processed
   * @param observer called for every message
   */
  GuardedCall(
      String noun, ValueSpec<S> spec, S empty, Refusal<S, T> refusal, Observer<S, T> observer) {
    this.observer = observer;
    this.noun = noun;
    this.spec = spec;
    this.empty = empty;
    this.refusal = refusal;
  }

  /** The pure update by one type of message. */
  interface Handler<S, T> {
    /** Returns the result for the function's id, its state and the message. */
    T handle(String id, S state, Message message) throws InvalidProtocolBufferException;
  }

  /** The pure update by a message that cannot be processed. */
  interface Refusal<S, T> {
    /** Returns the result; the origin is unknown if the message contains none. */
    T refuse(String id, S state, Origin origin, RejectionReason reason, long sizeBytes);
  }

  /** Counts what became of messages; changes nothing. */
  interface Observer<S, T> {
    /** A message was processed or refused. */
    default void done(String id, S before, T step) {}

    /**
     * The handler failed by an error of its own, before the message is refused.
     *
     * @param function the noun of the function
     */
    void failed(String function);
  }

  /**
   * Processes a message.
   *
   * @param topic that such messages come from, if they contain no origin; empty if from none
   */
  void process(Context context, Message message, String topic, Handler<S, T> handler) {
    String id = context.self().id();
    S before = empty;
    T step;
    try {
      before = context.storage().get(spec).orElse(before);
      step = handler.handle(id, before, message);
    } catch (InvalidProtocolBufferException e) {
      step = refused(id, before, message, topic, DecodeFailure.refusal(message, e));
    } catch (Throwable e) { // see above
      log.error("{} {} failed on a message from {}", noun, Rejections.quote(id), topic, e);
      observer.failed(noun);
      step = refused(id, before, message, topic, DecodeFailure.failure(e));
    }
    if (step.state() != before) {
      context.storage().set(spec, step.state());
    }
    observe(id, before, step);
    Sender.send(context, step.outgoing());
  }

  private void observe(String id, S before, T step) {
    try {
      observer.done(id, before, step);
    } catch (RuntimeException e) {
      // A count that is wrong must not stop the job, as every exception of a function does.
      log.error("a message of {} {} could not be counted", noun, Rejections.quote(id), e);
    }
  }

  /** Rejects a type of message that the function does not handle. */
  T unknown(String id, S state, Message message) throws InvalidProtocolBufferException {
    throw new InvalidProtocolBufferException(
        "the "
            + noun
            + " function does not handle type "
            + TypeNames.typeOf(message).asTypeNameString());
  }

  /**
   * The origin of a message. Trust only the first field 15, written by the ingress guard; a client
   * may have appended its own.
   */
  static Origin origin(Message message) {
    return OriginField.of(MessageBytes.of(message.rawValue()));
  }

  private T refused(String id, S before, Message message, String topic, RejectionReason reason) {
    return refusal.refuse(
        id,
        before,
        Rejections.origin(origin(message), topic),
        reason,
        message.rawValue().readableBytes());
  }
}
