package io.followspot.gateway.http;

import io.followspot.process.Setting;
import java.time.Duration;

/**
 * How many of the gateway's resources clients may use.
 *
 * @param connections open at a time
 * @param connectionsPerAddress of them, from one client address
 * @param requestTimeout how long a request may take to arrive: its first byte after connecting, its
 *     head, and its body
 * @param stall how long a client may read nothing of a response before it is aborted
 * @param streams endless responses at a time
 * @param streamsPerToken of them, by one token
 * @param streamsPerAddress of them, by one client address
 * @param picturesPerCaller pictures, clips and the like of one client that are produced or wait
 */
public record ServerLimits(
    int connections,
    int connectionsPerAddress,
    Duration requestTimeout,
    Duration stall,
    int streams,
    int streamsPerToken,
    int streamsPerAddress,
    int picturesPerCaller) {
  /** A longer head is refused; a browser with our cookie sends one tenth of it. */
  public static final int MAX_HEAD_BYTES = 16 << 10;

  /** A longer address, query included, is refused with 414. */
  public static final int MAX_URL_BYTES = 8 << 10;

  /** The defaults of the settings. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(
          4_096, 1_024, Duration.ofSeconds(10), Duration.ofSeconds(30), 4_096, 512, 1_024, 12);

  /** Refuses limits that admit no client. */
  public ServerLimits {
    if (Math.min(
            Math.min(connections, connectionsPerAddress),
            Math.min(
                Math.min(streams, streamsPerToken), Math.min(streamsPerAddress, picturesPerCaller)))
        < 1) {
      throw new IllegalArgumentException("each limit of the gateway must be at least 1");
    }
    if (requestTimeout.toMillis() < 1 || requestTimeout.toMinutes() > 60) {
      throw new IllegalArgumentException(
          Setting.GATEWAY_REQUEST_TIMEOUT.variable() + " must be more than zero and at most PT1H");
    }
  }

  /**
   * Reads the settings of the environment.
   *
   * @param proxied whether all clients share the address of a proxy
   * @throws IllegalArgumentException if a setting is invalid
   */
  public static ServerLimits fromEnvironment(boolean proxied) {
    int connections = Setting.GATEWAY_CONNECTIONS.readInt();
    int streams = connections;
    return new ServerLimits(
        connections,
        proxied ? connections : Setting.GATEWAY_CONNECTIONS_PER_ADDRESS.readInt(),
        Setting.GATEWAY_REQUEST_TIMEOUT.readDuration(),
        DEFAULT.stall(),
        streams,
        Setting.GATEWAY_STREAMS_PER_TOKEN.readInt(),
        proxied ? streams : Setting.GATEWAY_STREAMS_PER_ADDRESS.readInt(),
        proxied ? FAIR_PICTURES_ALL : Setting.GATEWAY_PICTURES_PER_CALLER.readInt());
  }

  private static final int FAIR_PICTURES_ALL = 40;
}
