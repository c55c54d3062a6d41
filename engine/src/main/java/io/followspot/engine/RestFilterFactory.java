package io.followspot.engine;

import io.followspot.engine.kubernetes.Leaders;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;

/** Installs {@link RestFilter} in front of Flink's HTTP interface; found by the service loader. */
public final class RestFilterFactory implements InboundChannelHandlerFactory {
  /** The configuration key of the secret; Flink hides the values of such keys on its page. */
  static final String SECRET = "followspot.rest.secret";

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration configuration, Map<String, String> responseHeaders) {
    return Optional.of(new Installer(configuration.getString(SECRET, "")));
  }

  /** Flink adds handlers behind the one that stores uploads; the filter must be before it. */
  private static final class Installer extends ChannelInboundHandlerAdapter {
    private final String secret;

    Installer(String secret) {
      this.secret = secret;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      String codec = context.pipeline().context(HttpServerCodec.class).name();
      Leaders.here()
          .ifPresent(
              leaders ->
                  context
                      .pipeline()
                      .addAfter(codec, "followspot-leaders", new LeadersAnswer(leaders::text)));
      context.pipeline().addAfter(codec, "followspot-rest-filter", new RestFilter(secret));
      context.pipeline().remove(this);
    }
  }
}
