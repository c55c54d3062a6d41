package io.followspot.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes by MQTT 3.1.1 with quality of service 1. Connects when there is something to publish,
 * and again after a failure.
 */
public final class MqttConnection implements AutoCloseable {
  private static final String TLS_SCHEME = "mqtts";
  private static final int TLS_PORT = 8883;
  private static final int PORT = 1883;

  private final URI url;
  private final String user;
  private final String password;
  private final String identifier;
  private final @Nullable String presenceTopic;
  private final Duration patience;
  private @Nullable Mqtt3AsyncClient client;

  /**
   * Of a broker.
   *
   * @param url {@code mqtt://HOST:PORT} or {@code mqtts://HOST:PORT}
   * @param user at the broker; empty for none
   * @param password of the user
   * @param identifier the beginning of this client's name at the broker
   * @param presenceTopic where {@code online} is retained while connected, and {@code offline}
   *     afterwards, also by the broker itself; null for none
   * @param patience how long one attempt may take
   */
  public MqttConnection(
      URI url,
      String user,
      String password,
      String identifier,
      @Nullable String presenceTopic,
      Duration patience) {
    this.url = url;
    this.user = user;
    this.password = password;
    // A broker ends an older connection of the same name: several gateways may use one target.
    this.identifier = identifier + "-" + UUID.randomUUID().toString().substring(0, 8);
    this.presenceTopic = presenceTopic;
    this.patience = patience;
  }

  /** An attempt that failed; the message says why. */
  public static final class MqttFailure extends Exception {
    private static final long serialVersionUID = 1;

    MqttFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Whether the connection is open, and the broker so knows what was published. */
  public synchronized boolean isOpen() {
    return client != null && client.getState().isConnected();
  }

  /**
   * Publishes a message and waits until the broker has acknowledged it.
   *
   * @param retained whether the broker keeps it for those who subscribe later
   * @throws MqttFailure if it has not
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public synchronized void publish(String topic, byte[] content, boolean retained)
      throws MqttFailure, InterruptedException {
    attempt(() -> answer(publication(connected(), topic, content, retained)));
  }

  /**
   * Connects, unless this is connected already.
   *
   * @throws MqttFailure if the broker does not accept it
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public synchronized void open() throws MqttFailure, InterruptedException {
    attempt(this::connected);
  }

  private interface Exchange {
    void run() throws ExecutionException, TimeoutException, InterruptedException;
  }

  private void attempt(Exchange exchange) throws MqttFailure, InterruptedException {
    try {
      exchange.run();
    } catch (ExecutionException e) {
      close();
      throw new MqttFailure(why(e.getCause()), e);
    } catch (TimeoutException e) {
      close();
      throw new MqttFailure("no answer within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  private static CompletableFuture<?> publication(
      Mqtt3AsyncClient open, String topic, byte[] content, boolean retained) {
    return open.publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(retained)
        .payload(content)
        .send();
  }

  private Mqtt3AsyncClient connected()
      throws ExecutionException, TimeoutException, InterruptedException {
    Mqtt3AsyncClient open = client;
    if (open != null && open.getState().isConnected()) {
      return open;
    }
    close();
    Mqtt3AsyncClient made = builder().buildAsync();
    client = made;
    answer(made.connect());
    if (presenceTopic != null) {
      answer(publication(made, presenceTopic, utf8("online"), true));
    }
    return made;
  }

  private Mqtt3ClientBuilder builder() {
    boolean isEncrypted = TLS_SCHEME.equals(url.getScheme());
    Mqtt3ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(identifier)
            // An attempt that is given up here ends there, too.
            .transportConfig()
            .serverHost(url.getHost())
            .serverPort(url.getPort() > 0 ? url.getPort() : isEncrypted ? TLS_PORT : PORT)
            .socketConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .mqttConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .applyTransportConfig();
    if (isEncrypted) {
      builder = builder.sslWithDefaultConfig();
    }
    if (!user.isEmpty()) {
      builder = builder.simpleAuth().username(user).password(utf8(password)).applySimpleAuth();
    }
    if (presenceTopic != null) {
      builder =
          builder
              .willPublish()
              .topic(presenceTopic)
              .qos(MqttQos.AT_LEAST_ONCE)
              .retain(true)
              .payload(utf8("offline"))
              .applyWillPublish();
    }
    return builder;
  }

  private void answer(CompletableFuture<?> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String why(@Nullable Throwable cause) {
    return cause instanceof Mqtt3ConnAckException refused
        ? "the broker refused the connection: " + refused.getMqttMessage().getReturnCode()
        : String.valueOf(cause);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    Mqtt3AsyncClient open = client;
    client = null;
    if (open == null) {
      return;
    }
    if (presenceTopic != null && open.getState().isConnected()) {
      // A broker keeps its will to itself when a client says goodbye.
      var unused =
          publication(open, presenceTopic, utf8("offline"), true)
              .whenComplete((answer, failure) -> open.disconnect());
    } else {
      open.disconnect();
    }
  }
}
