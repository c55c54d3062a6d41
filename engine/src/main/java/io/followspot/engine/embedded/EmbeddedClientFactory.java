package io.followspot.engine.embedded;

import java.net.URI;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClient;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClientFactory;

/** Every slot and every start of the job gets the functions of this process. */
final class EmbeddedClientFactory implements RequestReplyClientFactory {
  @Override
  public RequestReplyClient createTransportClient(ObjectNode properties, URI endpoint) {
    return new EmbeddedClient(LoadedFunctions.ofThisProcess());
  }

  @Override
  public void cleanup() {
    // The functions outlive a job that starts over: native code is loaded once in a process.
  }
}
