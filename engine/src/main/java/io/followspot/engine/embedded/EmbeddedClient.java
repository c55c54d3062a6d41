package io.followspot.engine.embedded;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.statefun.flink.core.metrics.RemoteInvocationMetrics;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClient;
import org.apache.flink.statefun.flink.core.reqreply.ToFunctionRequestSummary;
import org.apache.flink.statefun.sdk.reqreply.generated.FromFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;

/** Passes a request to the functions in this process, on one of their threads. */
final class EmbeddedClient implements RequestReplyClient {
  private final LoadedFunctions functions;

  EmbeddedClient(LoadedFunctions functions) {
    this.functions = functions;
  }

  @Override
  public CompletableFuture<FromFunction> call(
      ToFunctionRequestSummary summary, RemoteInvocationMetrics metrics, ToFunction request) {
    long fromNs = System.nanoTime();
    // Serialised on the functions' thread, which is safe since requests are immutable.
    return functions
        .call(request::toByteArray)
        .thenApply(EmbeddedClient::parse)
        .whenComplete(
            (answer, failure) -> {
              metrics.remoteInvocationLatency(
                  TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNs));
              if (failure != null) {
                metrics.remoteInvocationFailures();
              }
            });
  }

  private static FromFunction parse(byte[] answer) {
    try {
      return FromFunction.parseFrom(answer);
    } catch (InvalidProtocolBufferException e) {
      throw new CompletionException(e);
    }
  }
}
