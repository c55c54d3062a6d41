package io.followspot.functions.endpoint;

import io.followspot.process.HostPort;
import io.followspot.process.Lifeline;
import java.util.concurrent.CompletableFuture;

/** Functions as a process of their own that has no memory left for any request. */
final class DyingFunctions {
  private DyingFunctions() {}

  public static void main(String[] arguments) {
    Lifeline.exitWithParent();
    FunctionsEndpoint endpoint =
        new FunctionsEndpoint(
            new HostPort("127.0.0.1", 0),
            "",
            request -> CompletableFuture.failedFuture(new OutOfMemoryError("not really")));
    Lifeline.ready("http://" + endpoint.address() + "/");
  }
}
