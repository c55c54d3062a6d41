package io.followspot.engine.ingress;

import com.google.protobuf.Message;
import io.followspot.engine.component.ForwardingBinder;
import io.followspot.engine.record.RecordTopics;
import java.util.Properties;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.statefun.extensions.ComponentBinder;
import org.apache.flink.statefun.extensions.ComponentJsonObject;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.io.IngressIdentifier;
import org.apache.flink.statefun.sdk.io.IngressSpec;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressBuilder;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressBuilderApiExtension;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressDeserializer;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressSpec;
import org.apache.flink.statefun.sdk.spi.StatefulFunctionModule;

/**
 * Has Stateful Functions create its own ingress from all but {@code guard}, and wraps that one's
 * deserializer with the guard.
 */
final class GuardedIngressBinder implements ComponentBinder {
  private final ComponentBinder stock;

  GuardedIngressBinder(ComponentBinder stock) {
    this.stock = stock;
  }

  @Override
  public void bind(ComponentJsonObject component, StatefulFunctionModule.Binder binder) {
    GuardSpec spec = GuardSpec.parse(component.specJsonNode());
    ObjectNode plain = component.get().deepCopy();
    plain.put(
        ComponentJsonObject.BINDER_KIND_FIELD,
        GuardedIngressModule.GUARDED.canonicalTypenameString());
    ((ObjectNode) plain.get(ComponentJsonObject.SPEC_FIELD)).remove("guard");
    stock.bind(new ComponentJsonObject(plain), new GuardingBinder(binder, spec));
  }

  /** Passes everything on, with ingresses wrapped by the guard. */
  private static final class GuardingBinder extends ForwardingBinder {
    private final StatefulFunctionModule.Binder target;
    private final GuardSpec spec;

    GuardingBinder(StatefulFunctionModule.Binder target, GuardSpec spec) {
      super(target);
      this.target = target;
      this.spec = spec;
    }

    @Override
    public <T> void bindIngress(IngressSpec<T> ingress) {
      if (!(ingress instanceof KafkaIngressSpec<T> kafka)) {
        throw new IllegalStateException("not a Kafka ingress: " + ingress.id());
      }
      FunctionType rejections =
          new FunctionType("followspot.engine", "rejections-of-" + kafka.id().name());
      target.bindFunctionProvider(
          rejections, type -> new RejectionFunction(spec.egress(), spec.topic()));
      super.bindIngress(guarded(kafka, rejections));
    }

    @SuppressWarnings("unchecked") // The stock ingress produces protobuf messages.
    private KafkaIngressSpec<Message> guarded(KafkaIngressSpec<?> kafka, FunctionType rejections) {
      Properties properties = new Properties();
      properties.putAll(kafka.properties());
      if (spec.referenceAboveBytes().isPresent()) {
        kafka.topics().forEach(topic -> RecordTopics.ofThisProcess().add(topic, properties));
      }
      KafkaIngressBuilder<Message> builder =
          KafkaIngressBuilder.forIdentifier((IngressIdentifier<Message>) kafka.id())
              .addTopics(kafka.topics())
              .withProperties(properties)
              .withStartupPosition(kafka.startupPosition());
      KafkaIngressBuilderApiExtension.withDeserializer(
          builder,
          new GuardedDeserializer(
              (KafkaIngressDeserializer<Message>) kafka.deserializer(), spec, rejections));
      return builder.build();
    }
  }
}
