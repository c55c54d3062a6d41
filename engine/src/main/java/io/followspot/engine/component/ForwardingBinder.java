package io.followspot.engine.component;

import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.FunctionTypeNamespaceMatcher;
import org.apache.flink.statefun.sdk.StatefulFunctionProvider;
import org.apache.flink.statefun.sdk.io.EgressSpec;
import org.apache.flink.statefun.sdk.io.IngressIdentifier;
import org.apache.flink.statefun.sdk.io.IngressSpec;
import org.apache.flink.statefun.sdk.io.Router;
import org.apache.flink.statefun.sdk.spi.StatefulFunctionModule;

/** Passes everything on; a subclass replaces what it is there for. */
public abstract class ForwardingBinder implements StatefulFunctionModule.Binder {
  private final StatefulFunctionModule.Binder target;

  /** Passes on to a target. */
  protected ForwardingBinder(StatefulFunctionModule.Binder target) {
    this.target = target;
  }

  @Override
  public <T> void bindIngress(IngressSpec<T> ingress) {
    target.bindIngress(ingress);
  }

  @Override
  public <T> void bindEgress(EgressSpec<T> egress) {
    target.bindEgress(egress);
  }

  @Override
  public void bindFunctionProvider(FunctionType type, StatefulFunctionProvider provider) {
    target.bindFunctionProvider(type, provider);
  }

  @Override
  public void bindFunctionProvider(
      FunctionTypeNamespaceMatcher matcher, StatefulFunctionProvider provider) {
    target.bindFunctionProvider(matcher, provider);
  }

  @Override
  public <T> void bindIngressRouter(IngressIdentifier<T> id, Router<T> router) {
    target.bindIngressRouter(id, router);
  }
}
