package io.followspot.engine.endpoint;

import org.apache.flink.statefun.flink.core.backpressure.InternalContext;
import org.apache.flink.statefun.sdk.Address;
import org.apache.flink.statefun.sdk.AsyncOperationResult;
import org.apache.flink.statefun.sdk.Context;
import org.apache.flink.statefun.sdk.StatefulFunction;
import org.apache.flink.statefun.sdk.annotations.Persisted;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;

/**
 * A remote function that lets nothing more into its slot while too much is under way.
 *
 * <p>Stateful Functions bounds the number of requests and of messages behind each, not their bytes.
 * Whoever is called while too much is under way blocks the slot's input until that address is
 * answered and nothing is left behind it. So what is under way exceeds the bound by one message at
 * most: the next one is let in only once the last one is done.
 */
final class BoundedFunction implements StatefulFunction {
  // Stateful Functions looks into it and finds the stock function's state under its usual names.
  @Persisted private final StatefulFunction stock;
  private final InFlightBytes underWay;

  BoundedFunction(StatefulFunction stock, InFlightBytes underWay) {
    this.stock = stock;
    this.underWay = underWay;
  }

  @Override
  public void invoke(Context context, Object input) {
    RequestSizeRecorder watch = new RequestSizeRecorder((InternalContext) context);
    stock.invoke(watch, input);
    Address address = context.self();
    if (watch.sentBytes() > 0) {
      underWay.sent(address, watch.sentBytes());
    } else if (input instanceof TypedValue message) {
      underWay.waits(address, message.getSerializedSize());
    } else {
      underWay.done(address);
    }
    if (underWay.isUnderWay(address) && (underWay.isTooMuch() || isSentAgain(input))) {
      watch.awaitAsyncOperationComplete();
    }
  }

  /** From a checkpoint. What waits behind it is known only when it has been answered. */
  private static boolean isSentAgain(Object input) {
    return input instanceof AsyncOperationResult<?, ?> result && result.unknown();
  }
}
