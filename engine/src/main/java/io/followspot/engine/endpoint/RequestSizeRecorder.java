package io.followspot.engine.endpoint;

import io.followspot.engine.record.References;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.flink.core.backpressure.InternalContext;
import org.apache.flink.statefun.flink.core.metrics.FunctionTypeMetrics;
import org.apache.flink.statefun.sdk.Address;
import org.apache.flink.statefun.sdk.io.EgressIdentifier;
import org.apache.flink.statefun.sdk.metrics.Metrics;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;

/** Passes everything on, and records the size of the request that was sent, if any. */
final class RequestSizeRecorder implements InternalContext {
  private final InternalContext target;
  private long sentBytes;

  RequestSizeRecorder(InternalContext target) {
    this.target = target;
  }

  /** 0 if no request was sent. */
  long sentBytes() {
    return sentBytes;
  }

  @Override
  public <M, T> void registerAsyncOperation(M request, CompletableFuture<T> answer) {
    if (request instanceof ToFunction sent) {
      sentBytes = sent.getSerializedSize() + References.bytes(sent);
    }
    target.registerAsyncOperation(request, answer);
  }

  @Override
  public void awaitAsyncOperationComplete() {
    target.awaitAsyncOperationComplete();
  }

  @Override
  public FunctionTypeMetrics functionTypeMetrics() {
    return target.functionTypeMetrics();
  }

  @Override
  public Address self() {
    return target.self();
  }

  @Override
  public Address caller() {
    return target.caller();
  }

  @Override
  public void send(Address to, Object message) {
    target.send(to, message);
  }

  @Override
  public <T> void send(EgressIdentifier<T> egress, T message) {
    target.send(egress, message);
  }

  @Override
  public void sendAfter(Duration delay, Address to, Object message) {
    target.sendAfter(delay, to, message);
  }

  @Override
  public void sendAfter(Duration delay, Address to, Object message, String cancellationToken) {
    target.sendAfter(delay, to, message, cancellationToken);
  }

  @Override
  public void cancelDelayedMessage(String cancellationToken) {
    target.cancelDelayedMessage(cancellationToken);
  }

  @Override
  public Metrics metrics() {
    return target.metrics();
  }
}
