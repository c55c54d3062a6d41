package io.followspot.functions;

import java.util.List;

/**
 * The result of processing one message.
 *
 * @param <S> the type of the function's state
 */
public interface FunctionStep<S> {
  /** The new state; the same instance as before if nothing changed. */
  S state();

  /** To send, in order. */
  List<OutgoingMessages> outgoing();
}
