package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.channel.embedded.EmbeddedChannel;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In front of a handler that answers everything, as Flink does, for every origin. */
class RestFilterTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /jobs/ID/yarn-cancel",
        "GET /jobs/ID/yarn-stop",
        "GET /jobs/ID/yarn-cancel?x=/jobs/overview",
        "GET /jobs/ID//yarn-cancel",
        "GET /jobs/ID/%79arn-cancel",
        "GET /jobs/ID/rescaling",
        "GET /jobs/ID/savepoints/1",
        "GET /jobmanager/config",
        "GET /jobmanager/logs",
        "GET /jobmanager/thread-dump",
        "GET /taskmanagers/a/log",
        "GET /jars",
        "POST /jobs/ID/savepoints",
        "POST /jobs/ID/stop",
        "POST /jars/upload",
        "POST /savepoint-disposal",
        "PATCH /jobs/ID",
        "DELETE /cluster",
        "OPTIONS /jobs",
      })
  void whatActs_isRefused(String line) {
    assertThat(answer(line, "Host: 127.0.0.1:8081")).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /index.html",
        "GET /main.a1b2.js",
        "GET /assets/images/flink-logo.svg",
        "GET /config",
        "GET /overview",
        "GET /jobs",
        "GET /jobs/overview",
        "GET /jobs/ID",
        "GET /jobs/ID/checkpoints",
        "GET /jobs/ID/metrics?get=numRestarts",
        "GET /jobs/ID/vertices/ID/subtasks/metrics",
        "GET /taskmanagers",
        "GET /leaders",
      })
  void whatReads_isAnswered_withoutCrossOriginHeader(String line) {
    assertThat(answer(line, "Host: 127.0.0.1:8081"))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContainIgnoringCase("access-control-allow-origin");
  }

  @Test
  void foreignName_isRefused() {
    assertThat(answer("GET /jobs", "Host: attacker.example")).startsWith("HTTP/1.1 403 ");
    assertThat(answer("GET /jobs", "Accept: */*")).startsWith("HTTP/1.1 403 ");
    assertThat(answer("GET /jobs", "Host: jobmanager:8081")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void whoKnowsTheSecret_mayAct() {
    String host = "Host: 127.0.0.1\r\n" + RestFilter.HEADER + ": ";
    assertThat(answer("POST /jobs/ID/savepoints", host + "right")).startsWith("HTTP/1.1 200 ");
    assertThat(answer("POST /jobs/ID/savepoints", host + "wrong")).startsWith("HTTP/1.1 403 ");
    assertThat(answer("POST /jobs/ID/savepoints", host)).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void withoutASecret_nobodyMayAct() {
    assertThat(answer("", "POST /jobs/ID/savepoints", RestFilter.HEADER + ": "))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void refusedConnection_readsNothingMore() {
    EmbeddedChannel channel = channel("right");
    String refused = "POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n";
    send(channel, refused + "123456789GET /jobs HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(said(channel)).startsWith("HTTP/1.1 403 ").doesNotContain("200");
    assertThat(channel.isOpen()).isFalse();
  }

  private static String answer(String line, String header) {
    return answer("right", line, header);
  }

  private static String answer(String secret, String line, String header) {
    EmbeddedChannel channel = channel(secret);
    send(channel, line.replace("ID", JOB) + " HTTP/1.1\r\n" + header + "\r\n\r\n");
    return said(channel);
  }

  private static EmbeddedChannel channel(String secret) {
    Configuration configuration = new Configuration();
    configuration.setString(RestFilterFactory.SECRET, secret);
    ChannelHandler filter =
        new RestFilterFactory().createHandler(configuration, Map.of()).orElseThrow();
    return new EmbeddedChannel(new HttpServerCodec(), new Answers(), filter);
  }

  private static void send(EmbeddedChannel channel, String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private static String said(EmbeddedChannel channel) {
    StringBuilder said = new StringBuilder();
    for (Object part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      said.append(
          ((org.apache.flink.shaded.netty4.io.netty.buffer.ByteBuf) part)
              .toString(StandardCharsets.US_ASCII));
      ReferenceCountUtil.release(part);
    }
    return said.toString();
  }

  private static final class Answers extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        DefaultFullHttpResponse answer =
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        answer.headers().set("Access-Control-Allow-Origin", "*").set("Content-Length", 0);
        context.writeAndFlush(answer);
      }
      ReferenceCountUtil.release(message);
    }
  }
}
