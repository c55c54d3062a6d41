package io.followspot.engine.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClient;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClientFactory;
import org.apache.flink.util.TimeUtils;

/** Gives every slot and every start of the job clients that share what they know of the servers. */
final class HttpClientFactory implements RequestReplyClientFactory {
  private static final Map<URI, FunctionServers> SERVERS = new ConcurrentHashMap<>();

  @Override
  public RequestReplyClient createTransportClient(ObjectNode properties, URI endpoint) {
    Duration connect = duration(properties, "connect", "5s");
    return new SpreadingClient(
        SERVERS.computeIfAbsent(endpoint, url -> FunctionServers.at(url.toString(), connect)),
        duration(properties, "call", "60s"));
  }

  private static Duration duration(ObjectNode properties, String name, String byDefault) {
    return TimeUtils.parseDuration(properties.path(name).asText(byDefault));
  }

  @Override
  public void cleanup() {
    // Idle connections are closed by their server or after a while, as by any HTTP client.
  }
}
