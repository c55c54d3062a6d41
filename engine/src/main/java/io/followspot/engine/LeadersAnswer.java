package io.followspot.engine;

import io.followspot.engine.kubernetes.Leaders;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Answers {@code GET /leaders}: where the leader is, or status 503 while none is known. Flink's own
 * answers come from the leader; this one comes from any JobManager. Closes the connection, so that
 * the next request reaches another one if there are several behind one address.
 */
final class LeadersAnswer extends ChannelInboundHandlerAdapter {
  private final Supplier<String> leaders;
  private boolean answered;

  /**
   * Creates the handler.
   *
   * @param leaders JSON that says where the leader is; empty while none is known
   */
  LeadersAnswer(Supplier<String> leaders) {
    this.leaders = leaders;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (answered) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request && request.uri().equals(Leaders.PATH)) {
      answered = true;
      ReferenceCountUtil.release(message);
      context.writeAndFlush(answer()).addListener(ChannelFutureListener.CLOSE);
    } else {
      context.fireChannelRead(message);
    }
  }

  private HttpResponse answer() {
    byte[] text = leaders.get().getBytes(StandardCharsets.UTF_8);
    HttpResponseStatus status =
        text.length == 0 ? HttpResponseStatus.SERVICE_UNAVAILABLE : HttpResponseStatus.OK;
    HttpResponse answer =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(text));
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, text.length);
    answer.headers().set(HttpHeaderNames.CONNECTION, "close");
    return answer;
  }
}
