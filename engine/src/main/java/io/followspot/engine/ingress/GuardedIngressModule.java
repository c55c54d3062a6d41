package io.followspot.engine.ingress;

import io.followspot.engine.component.StockComponents;
import java.util.Map;
import org.apache.flink.statefun.extensions.ExtensionModule;
import org.apache.flink.statefun.sdk.TypeName;

/** Registers the component kind; found by the service loader. */
public final class GuardedIngressModule implements ExtensionModule {
  static final TypeName KIND = TypeName.parseFrom("io.followspot.kafka.v1/ingress");
  static final TypeName GUARDED = TypeName.parseFrom("io.statefun.kafka.v1/ingress");

  @Override
  public void configure(Map<String, String> globalConfigurations, Binder binder) {
    ExtensionModule stock =
        new org.apache.flink.statefun.flink.io.kafka.binders.ingress.v1.Module();
    binder.bindExtension(
        KIND,
        new GuardedIngressBinder(StockComponents.binder(stock, globalConfigurations, GUARDED)));
  }
}
