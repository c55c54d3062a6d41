package io.followspot.gateway.alerts;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import io.followspot.protos.v1.AlertEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes alerts by MQTT 3.1.1 with quality of service 1: taken means that the broker has
 * acknowledged it. The connection stays open between alerts.
 */
final class MqttSender implements AlertSender {
  private final MqttTarget target;
  private @Nullable Mqtt3AsyncClient client;

  MqttSender(MqttTarget target) {
    this.target = target;
  }

  @Override
  public synchronized SendResult send(AlertEvent alert) throws InterruptedException {
    long beganNs = System.nanoTime();
    byte[] content = AlertJson.bytes(alert);
    // Tests are of no camera.
    String camera = alert.getCameraId().isEmpty() ? "test" : alert.getCameraId();
    try {
      answer(
          connected()
              .publishWith()
              .topic(target.topic() + "/" + camera + "/alert")
              .qos(MqttQos.AT_LEAST_ONCE)
              .payload(content)
              .send());
      return new SendResult(SendResult.Outcome.TAKEN, 0, "acknowledged", since(beganNs));
    } catch (ExecutionException e) {
      close();
      return SendResult.failed(why(e.getCause()), since(beganNs));
    } catch (TimeoutException e) {
      close();
      return SendResult.failed("no answer within " + PATIENCE_S + " s", since(beganNs));
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  private Mqtt3AsyncClient connected()
      throws ExecutionException, TimeoutException, InterruptedException {
    Mqtt3AsyncClient open = client;
    if (open != null && open.getState().isConnected()) {
      return open;
    }
    close();
    Mqtt3ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("followspot-" + target.name())
            .serverHost(target.url().getHost())
            .serverPort(target.port());
    if (target.isEncrypted()) {
      builder = builder.sslWithDefaultConfig();
    }
    if (!target.user().isEmpty()) {
      builder =
          builder
              .simpleAuth()
              .username(target.user())
              .password(target.password().getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    Mqtt3AsyncClient made = builder.buildAsync();
    client = made;
    answer(made.connect());
    return made;
  }

  private static <T> T answer(CompletableFuture<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  private static String why(@Nullable Throwable cause) {
    return cause instanceof Mqtt3ConnAckException refused
        ? "the broker refused the connection: " + refused.getMqttMessage().getReturnCode()
        : String.valueOf(cause);
  }

  private static long since(long beganNs) {
    return (System.nanoTime() - beganNs) / 1_000_000;
  }

  @Override
  public synchronized void close() {
    Mqtt3AsyncClient open = client;
    client = null;
    if (open != null) {
      open.disconnect();
    }
  }
}
