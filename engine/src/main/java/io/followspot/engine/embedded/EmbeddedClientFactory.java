package io.followspot.engine.embedded;

import java.net.URI;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClient;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClientFactory;

/** Gives every slot and every start of the job the same functions of this process. */
final class EmbeddedClientFactory implements RequestReplyClientFactory {
  @Override
  public RequestReplyClient createTransportClient(ObjectNode properties, URI endpoint) {
    return new EmbeddedClient(LoadedFunctions.ofThisProcess());
  }

  @Override
  public void cleanup() {
    // The functions outlive a restart of the job: native code can be loaded only once per process.
  }
}
