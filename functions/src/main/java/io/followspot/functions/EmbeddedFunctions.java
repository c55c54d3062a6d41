package io.followspot.functions;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.flink.statefun.sdk.java.slice.Slice;
import org.apache.flink.statefun.sdk.java.slice.Slices;

/**
 * The functions within another process that shares only the JDK's classes with them: takes the
 * bytes of a request and returns those of the response. The engine loads it by name. Thread-safe.
 */
public final class EmbeddedFunctions
    implements Function<byte[], CompletionStage<byte[]>>, AutoCloseable {
  private final MeasuredFunctions functions = new MeasuredFunctions();

  /** Creates all functions. */
  public EmbeddedFunctions() {}

  @Override
  public CompletionStage<byte[]> apply(byte[] request) {
    return functions.handler().handle(Slices.wrap(request)).thenApply(Slice::toByteArray);
  }

  @Override
  public void close() {
    functions.close();
  }
}
