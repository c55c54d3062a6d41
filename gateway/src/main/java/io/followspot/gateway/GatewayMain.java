package io.followspot.gateway;

import io.followspot.gateway.access.AccessConfig;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.http.ServerLimits;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.gateway.store.StoreUnavailableException;
import io.followspot.gateway.tls.TlsConfig;
import io.followspot.kafka.BrokerWait;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.process.CannotStartException;
import io.followspot.process.ClockGuard;
import io.followspot.process.HostPort;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Runs the gateway as a separate process. */
public final class GatewayMain {
  /** Where JavaCPP unpacks FFmpeg; its default is the user's home directory. */
  private static final String NATIVE_CODE = "org.bytedeco.javacpp.cachedir";

  private GatewayMain() {}

  /** Serves until the process receives SIGTERM. */
  public static void main(String[] args) throws InterruptedException {
    ParentProcess.exitWithParent();
    ClockGuard.exitWhenSetBack("gateway");
    System.setProperty("java.awt.headless", "true");
    if (System.getProperty(NATIVE_CODE) == null) {
      System.setProperty(NATIVE_CODE, Path.of(Setting.HOME.read(), "native").toString());
    }
    try {
      HostPort listen = HostPort.parse(Setting.GATEWAY_LISTEN.read());
      Server.Settings serving = serving(listen);
      StoreConfig store = StoreConfig.fromEnvironment();
      KafkaConnection kafka = KafkaConnection.fromEnvironment();
      BrokerWait.await(
          kafka, Setting.KAFKA_PATIENCE.readDuration(), it -> System.err.println("gateway: " + it));
      Gateway gateway = new Gateway(kafka, store, serving);
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
      ParentProcess.ready(gateway.address().toString());
    } catch (KafkaUnavailableException e) {
      giveUp(
          e.getMessage()
              + " (the gateway reads where from "
              + Setting.BOOTSTRAP_SERVERS.variable()
              + ")");
    } catch (CannotStartException | IllegalArgumentException | StoreUnavailableException e) {
      giveUp(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (e.getCause() instanceof BindException reason) {
        giveUp(
            "the gateway cannot listen on "
                + Setting.GATEWAY_LISTEN.read()
                + " ("
                + reason.getMessage()
                + "): stop the process that listens there, or set "
                + Setting.GATEWAY_LISTEN.variable()
                + " to another HOST:PORT");
      }
      throw e;
    }
  }

  private static Server.Settings serving(HostPort listen) {
    AccessConfig access = AccessConfig.fromEnvironment();
    Optional<SSLContext> tls = TlsConfig.fromEnvironment().context();
    if (access.wantsTokens(listen) && tls.isEmpty() && !listen.isLoopback()) {
      System.err.println(
          "gateway: tokens and pictures are sent unencrypted over the network; "
              + Setting.TLS_CERTIFICATE.variable()
              + " and "
              + Setting.TLS_KEY.variable()
              + " enables TLS");
    }
    String friends = Setting.CORS_ORIGINS.read();
    AllowedOrigins origins =
        access.wantsTokens(listen)
            ? AllowedOrigins.withTokens(friends)
            : AllowedOrigins.open(friends, Setting.GATEWAY_NAMES.read());
    return new Server.Settings(
        listen,
        access.access(listen),
        origins,
        tls,
        ServerLimits.fromEnvironment(access.mode().equals("proxied")));
  }

  private static void giveUp(String message) {
    System.err.println("gateway: " + message);
    System.exit(2);
  }
}
