package io.followspot.engine.endpoint;

import io.followspot.engine.record.References;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.statefun.flink.core.metrics.RemoteInvocationMetrics;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClient;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClientFactory;
import org.apache.flink.statefun.flink.core.reqreply.ToFunctionRequestSummary;
import org.apache.flink.statefun.sdk.reqreply.generated.FromFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;

/** Clients that send requests with the values to which they refer. */
record ResolvingClientFactory(RequestReplyClientFactory stock)
    implements RequestReplyClientFactory {
  @Override
  public RequestReplyClient createTransportClient(ObjectNode properties, URI endpoint) {
    return new ResolvingClient(
        stock.createTransportClient(properties, endpoint), References.ofThisProcess());
  }

  @Override
  public void cleanup() {
    stock.cleanup();
  }

  private record ResolvingClient(RequestReplyClient stock, References references)
      implements RequestReplyClient {
    @Override
    public CompletableFuture<FromFunction> call(
        ToFunctionRequestSummary summary, RemoteInvocationMetrics metrics, ToFunction request) {
      return references.resolve(request).thenCompose(whole -> stock.call(summary, metrics, whole));
    }
  }
}
