package io.followspot.engine.egress;

import java.util.Properties;
import org.apache.flink.statefun.flink.io.common.ReflectionUtil;
import org.apache.flink.statefun.flink.io.spi.SinkProvider;
import org.apache.flink.statefun.sdk.io.EgressSpec;
import org.apache.flink.statefun.sdk.kafka.KafkaEgressSerializer;
import org.apache.flink.statefun.sdk.kafka.KafkaEgressSpec;
import org.apache.flink.statefun.sdk.kafka.KafkaProducerSemantic;
import org.apache.flink.streaming.api.functions.sink.SinkFunction;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer;
import org.apache.flink.streaming.connectors.kafka.KafkaSerializationSchema;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Creates the sink as Stateful Functions creates its own, of another class. */
final class FencedSinkProvider implements SinkProvider {
  @Override
  public <T> SinkFunction<T> forSpec(EgressSpec<T> spec) {
    if (!(spec instanceof FencedEgressSpec<T> fenced)) {
      throw new IllegalArgumentException("not a Kafka egress: " + spec.id());
    }
    KafkaEgressSpec<T> kafka = fenced.kafka();
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.kafkaAddress());
    KafkaProducerSemantic semantic = kafka.semantic();
    if (semantic.isExactlyOnceSemantic()) {
      properties.setProperty(
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
          Long.toString(semantic.asExactlyOnceSemantic().transactionTimeout().toMillis()));
    }
    return new FencedKafkaProducer<>(
        kafka.id().name(),
        new Serialization<>(ReflectionUtil.instantiate(kafka.serializerClass())),
        properties,
        flinks(semantic),
        kafka.kafkaProducerPoolSize());
  }

  private static FlinkKafkaProducer.Semantic flinks(KafkaProducerSemantic semantic) {
    if (semantic.isExactlyOnceSemantic()) {
      return FlinkKafkaProducer.Semantic.EXACTLY_ONCE;
    }
    return semantic.isAtLeastOnceSemantic()
        ? FlinkKafkaProducer.Semantic.AT_LEAST_ONCE
        : FlinkKafkaProducer.Semantic.NONE;
  }

  private record Serialization<T>(KafkaEgressSerializer<T> serializer)
      implements KafkaSerializationSchema<T> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(T element, @Nullable Long timestamp) {
      return serializer.serialize(element);
    }
  }
}
