package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.flink.shaded.netty4.io.netty.buffer.ByteBuf;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.embedded.EmbeddedChannel;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;
import org.junit.jupiter.api.Test;

class LeadersAnswerTest {
  @Test
  void leaderThatIsKnown_isTold_andTheConnectionClosed() {
    EmbeddedChannel channel = channel("{\"dispatcher\":{}}");
    send(channel, "GET /leaders HTTP/1.1\r\nHost: a\r\n\r\nGET /leaders HTTP/1.1\r\n\r\n");
    assertThat(said(channel)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n{\"dispatcher\":{}}");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void leaderThatIsUnknown_isStatus503() {
    EmbeddedChannel channel = channel("");
    send(channel, "GET /leaders HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(said(channel)).startsWith("HTTP/1.1 503 ");
  }

  @Test
  void otherRequests_areLeftToFlink() {
    EmbeddedChannel channel = channel("{}");
    send(channel, "GET /leaders/more HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(said(channel)).isEmpty();
    HttpRequest passed = channel.readInbound();
    assertThat(passed.uri()).isEqualTo("/leaders/more");
  }

  private static EmbeddedChannel channel(String leaders) {
    return new EmbeddedChannel(new HttpServerCodec(), new LeadersAnswer(() -> leaders));
  }

  private static void send(EmbeddedChannel channel, String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private static String said(EmbeddedChannel channel) {
    StringBuilder said = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      said.append(part.toString(StandardCharsets.US_ASCII));
      part.release();
    }
    return said.toString();
  }
}
