package io.followspot.engine.egress;

import io.followspot.engine.component.ForwardingBinder;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.statefun.extensions.ComponentBinder;
import org.apache.flink.statefun.extensions.ComponentJsonObject;
import org.apache.flink.statefun.sdk.io.EgressSpec;
import org.apache.flink.statefun.sdk.kafka.KafkaEgressSpec;
import org.apache.flink.statefun.sdk.spi.StatefulFunctionModule;

/** Has Stateful Functions read the specification, and gives it to another sink. */
final class FencedEgressBinder implements ComponentBinder {
  private final ComponentBinder stock;

  FencedEgressBinder(ComponentBinder stock) {
    this.stock = stock;
  }

  @Override
  public void bind(ComponentJsonObject component, StatefulFunctionModule.Binder binder) {
    ObjectNode plain = component.get().deepCopy();
    plain.put(
        ComponentJsonObject.BINDER_KIND_FIELD, FencedEgressModule.STOCK.canonicalTypenameString());
    stock.bind(
        new ComponentJsonObject(plain),
        new ForwardingBinder(binder) {
          @Override
          public <T> void bindEgress(EgressSpec<T> egress) {
            super.bindEgress(
                egress instanceof KafkaEgressSpec<T> kafka
                    ? new FencedEgressSpec<>(kafka)
                    : egress);
          }
        });
  }
}
