package io.followspot.engine.egress;

import org.apache.flink.statefun.sdk.EgressType;
import org.apache.flink.statefun.sdk.io.EgressIdentifier;
import org.apache.flink.statefun.sdk.io.EgressSpec;
import org.apache.flink.statefun.sdk.kafka.KafkaEgressSpec;

/**
 * A Kafka egress that {@link FencedSinkProvider} creates.
 *
 * @param kafka the egress of Stateful Functions that it stands for
 */
public record FencedEgressSpec<T>(KafkaEgressSpec<T> kafka) implements EgressSpec<T> {
  static final EgressType TYPE = new EgressType("followspot.engine", "fenced-kafka");

  @Override
  public EgressIdentifier<T> id() {
    return kafka.id();
  }

  @Override
  public EgressType type() {
    return TYPE;
  }
}
