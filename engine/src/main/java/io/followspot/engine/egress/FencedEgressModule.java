package io.followspot.engine.egress;

import io.followspot.engine.component.StockComponents;
import java.util.Map;
import org.apache.flink.statefun.extensions.ExtensionModule;
import org.apache.flink.statefun.flink.io.spi.FlinkIoModule;
import org.apache.flink.statefun.sdk.TypeName;

/** Registers the component kind and its sink; found by the service loader. */
public final class FencedEgressModule implements ExtensionModule, FlinkIoModule {
  static final TypeName KIND = TypeName.parseFrom("io.followspot.kafka.v1/egress");
  static final TypeName STOCK = TypeName.parseFrom("io.statefun.kafka.v1/egress");

  @Override
  public void configure(Map<String, String> globalConfigurations, ExtensionModule.Binder binder) {
    ExtensionModule stock = new org.apache.flink.statefun.flink.io.kafka.binders.egress.v1.Module();
    binder.bindExtension(
        KIND, new FencedEgressBinder(StockComponents.binder(stock, globalConfigurations, STOCK)));
  }

  @Override
  public void configure(Map<String, String> globalConfigurations, FlinkIoModule.Binder binder) {
    binder.bindSinkProvider(FencedEgressSpec.TYPE, new FencedSinkProvider());
  }
}
