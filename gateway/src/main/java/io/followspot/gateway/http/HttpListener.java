package io.followspot.gateway.http;

import io.followspot.process.HostPort;
import io.undertow.UndertowOptions;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.AlpnOpenListener;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http2.Http2OpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Listens for HTTP/1.1, and over TLS for HTTP/2 as well. Undertow's builder does the same but
 * cannot refuse a connection before it is read.
 */
public final class HttpListener implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 << 10;
  private static final int MAX_BUFFERS_KEPT = 1_024;
  private static final int IDLE_MS = 60_000;
  private static final int MAX_HEADERS = 100;
  private static final int MAX_PARAMETERS = 100;
  private static final int MAX_STREAMS_PER_CONNECTION = 100;
  private static final int BACKLOG = 1_000;

  /** The largest body that any route accepts. */
  static final long MAX_BODY_BYTES = 1L << 20;

  private final XnioWorker worker;
  private final AcceptingChannel<? extends StreamConnection> socket;
  private final ClientConnections connections;
  private final ServerLimits limits;

  /**
   * Starts listening.
   *
   * @throws RuntimeException if the address cannot be bound; its cause states why
   */
  public HttpListener(
      HostPort listen, Optional<SSLContext> tls, ServerLimits limits, HttpHandler handler) {
    this.limits = limits;
    connections = new ClientConnections(limits);
    Xnio xnio = Xnio.getInstance(HttpListener.class.getClassLoader());
    try {
      worker = xnio.createWorker(workerOptions());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    HttpHandler counted =
        exchange -> {
          connections.hasAsked(exchange);
          handler.handleRequest(exchange);
        };
    try {
      InetSocketAddress address =
          new InetSocketAddress(java.net.InetAddress.getByName(listen.host()), listen.port());
      socket =
          tls.isPresent()
              ? listenTls(xnio, address, tls.get(), counted)
              : worker.createStreamConnectionServer(
                  address, accepting(http(counted)), socketOptions());
      socket.resumeAccepts();
    } catch (IOException e) {
      worker.shutdownNow();
      throw new IllegalStateException(e);
    }
  }

  private AcceptingChannel<? extends StreamConnection> listenTls(
      Xnio xnio, InetSocketAddress address, SSLContext tls, HttpHandler handler)
      throws IOException {
    HttpOpenListener http = http(handler);
    Http2OpenListener http2 = new Http2OpenListener(pool(), serverOptions());
    http2.setRootHandler(handler);
    AlpnOpenListener either = new AlpnOpenListener(pool(), serverOptions(), http);
    either.addProtocol(Http2OpenListener.HTTP2, http2, 10);
    UndertowXnioSsl ssl =
        new UndertowXnioSsl(xnio, OptionMap.create(Options.USE_DIRECT_BUFFERS, true), tls);
    return ssl.createSslConnectionServer(worker, address, accepting(either), socketOptions());
  }

  private HttpOpenListener http(HttpHandler handler) {
    HttpOpenListener http = new HttpOpenListener(pool(), serverOptions());
    http.setRootHandler(handler);
    return http;
  }

  private static DefaultByteBufferPool pool() {
    return new DefaultByteBufferPool(true, BUFFER_BYTES, MAX_BUFFERS_KEPT, 4);
  }

  private <C extends StreamConnection> ChannelListener<AcceptingChannel<C>> accepting(
      ChannelListener<StreamConnection> open) {
    return server -> {
      try {
        for (C connection = server.accept(); connection != null; connection = server.accept()) {
          if (connections.admit(connection)) {
            open.handleEvent(connection);
          }
        }
      } catch (IOException e) {
        // Out of file descriptors, or the client has disconnected: the next accept may succeed.
      }
    };
  }

  private static OptionMap workerOptions() {
    int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
    return OptionMap.builder()
        .set(Options.WORKER_NAME, "http")
        .set(Options.WORKER_IO_THREADS, cores)
        .set(Options.CONNECTION_HIGH_WATER, 1_000_000)
        .set(Options.CONNECTION_LOW_WATER, 1_000_000)
        .set(Options.WORKER_TASK_CORE_THREADS, cores)
        .set(Options.WORKER_TASK_MAX_THREADS, 2 * cores)
        .set(Options.TCP_NODELAY, true)
        .set(Options.CORK, true)
        .getMap();
  }

  private OptionMap socketOptions() {
    return OptionMap.builder()
        .set(Options.TCP_NODELAY, true)
        .set(Options.REUSE_ADDRESSES, true)
        .set(Options.BACKLOG, BACKLOG)
        .set(Options.WRITE_TIMEOUT, (int) limits.stall().toMillis())
        .getMap();
  }

  private OptionMap serverOptions() {
    return OptionMap.builder()
        .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
        .set(UndertowOptions.MAX_HEADER_SIZE, ServerLimits.MAX_HEAD_BYTES)
        .set(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
        .set(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
        .set(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY_BYTES)
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MS)
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) limits.requestTimeout().toMillis())
        .set(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, MAX_STREAMS_PER_CONNECTION)
        .getMap();
  }

  /** The address, with the actual port. */
  public InetSocketAddress address() {
    return (InetSocketAddress) Objects.requireNonNull(socket.getLocalAddress());
  }

  /** How many connections are open. */
  public int connections() {
    return connections.count();
  }

  @Override
  public void close() {
    IoUtils.safeClose(socket);
    worker.shutdownNow();
  }
}
