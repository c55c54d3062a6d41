package io.followspot.engine.endpoint;

import io.followspot.engine.checkpoint.ProcessedSteps;
import io.followspot.engine.record.References;
import org.apache.flink.statefun.flink.core.backpressure.InternalContext;
import org.apache.flink.statefun.sdk.Address;
import org.apache.flink.statefun.sdk.AsyncOperationResult;
import org.apache.flink.statefun.sdk.Context;
import org.apache.flink.statefun.sdk.StatefulFunction;
import org.apache.flink.statefun.sdk.annotations.Persisted;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;

/**
 * A remote function that accepts no message into its slot while too many bytes are in flight.
 *
 * <p>Stateful Functions limits the number of requests and of messages waiting behind each, not
 * their bytes. An address that is called while the limit is exceeded blocks the slot's input until
 * it is answered and nothing waits behind it. So the limit is exceeded by one message at most: the
 * next one is accepted only after the last one is done.
 */
final class BoundedFunction implements StatefulFunction {
  // Stateful Functions inspects it and finds the stock function's state under its usual names.
  @Persisted private final StatefulFunction stock;
  private final InFlightBytes underWay;

  BoundedFunction(StatefulFunction stock, InFlightBytes underWay) {
    this.stock = stock;
    this.underWay = underWay;
  }

  @Override
  public void invoke(Context context, Object input) {
    ProcessedSteps.ofThisProcess().step();
    RequestSizeRecorder watch = new RequestSizeRecorder((InternalContext) context);
    stock.invoke(watch, input);
    Address address = context.self();
    if (watch.sentBytes() > 0) {
      underWay.sent(address, watch.sentBytes());
    } else if (input instanceof TypedValue message) {
      underWay.waits(address, message.getSerializedSize() + References.bytes(message));
    } else {
      underWay.done(address);
    }
    if (underWay.isUnderWay(address) && (underWay.isTooMuch() || isSentAgain(input))) {
      watch.awaitAsyncOperationComplete();
    }
  }

  /** Restored from a checkpoint. What waits behind it is known only when it has been answered. */
  private static boolean isSentAgain(Object input) {
    return input instanceof AsyncOperationResult<?, ?> result && result.unknown();
  }
}
