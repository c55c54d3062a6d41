package io.followspot.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelDuplexHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPromise;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpMethod;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Admits read-only requests to Flink's HTTP interface, and all requests with the secret. Flink has
 * no authentication, stops a job at a mere {@code GET /jobs/ID/yarn-cancel}, and allows scripts of
 * every web page to read its responses.
 */
final class RestFilter extends ChannelDuplexHandler {
  /** The header in which the engine's own commands send the secret. */
  static final String HEADER = "X-Followspot-Secret";

  private static final String ID = "[0-9a-f_]{32,80}";

  /** The read-only paths that Flink's page and our tests and health checks use. */
  private static final Pattern READ =
      Pattern.compile(
          "/|/index\\.html|/favicon\\.ico|/(?:[a-zA-Z0-9_-]+/)*[a-zA-Z0-9_.-]+\\.(?:js|css|svg|png|ttf|woff2?|ico)"
              + "|/config|/leaders|/overview|/jobs|/jobs/overview|/jobs/metrics|/jobmanager/metrics"
              + "|/taskmanagers|/taskmanagers/metrics|/taskmanagers/[A-Za-z0-9_.:-]+(?:/metrics)?"
              + "|/jobs/"
              + ID
              + "(?:/(?:plan|config|exceptions|accumulators|metrics|status|execution-result"
              + "|checkpoints(?:/config|/details/[0-9]+(?:/subtasks/"
              + ID
              + ")?)?))?"
              + "|/jobs/"
              + ID
              + "/vertices/"
              + ID
              + "(?:/[a-z0-9/-]+)?");

  /**
   * An address, or a name without a dot: requests of a foreign page that uses DNS rebinding carry
   * its own host name.
   */
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[0-9.]{7,15}|\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9_-]{1,63})(?::[0-9]{1,5})?");

  private final String secret;
  private boolean refused;

  RestFilter(String secret) {
    this.secret = secret;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request && !isAllowed(request)) {
      refused = true;
      ReferenceCountUtil.release(message);
      HttpResponse answer =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN);
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
      answer.headers().set(HttpHeaderNames.CONNECTION, "close");
      context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      response.headers().remove(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN);
      response.headers().set("X-Frame-Options", "DENY");
    }
    context.write(message, promise);
  }

  private boolean isAllowed(HttpRequest request) {
    return knowsTheSecret(request) || isRead(request);
  }

  private boolean knowsTheSecret(HttpRequest request) {
    String told = request.headers().get(HEADER);
    return told != null
        && !secret.isEmpty()
        && MessageDigest.isEqual(
            told.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isRead(HttpRequest request) {
    String host = request.headers().get(HttpHeaderNames.HOST);
    String uri = request.uri();
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    return request.method().equals(HttpMethod.GET)
        && host != null
        && HOST.matcher(host).matches()
        && READ.matcher(path).matches();
  }
}
