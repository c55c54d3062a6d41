package io.followspot.engine.endpoint;

import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.statefun.extensions.ComponentBinder;
import org.apache.flink.statefun.extensions.ComponentJsonObject;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClientFactory;
import org.apache.flink.statefun.flink.core.spi.ExtensionResolver;
import org.apache.flink.statefun.flink.core.spi.ExtensionResolverAccessor;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.FunctionTypeNamespaceMatcher;
import org.apache.flink.statefun.sdk.StatefulFunctionProvider;
import org.apache.flink.statefun.sdk.TypeName;
import org.apache.flink.statefun.sdk.io.EgressSpec;
import org.apache.flink.statefun.sdk.io.IngressIdentifier;
import org.apache.flink.statefun.sdk.io.IngressSpec;
import org.apache.flink.statefun.sdk.io.Router;
import org.apache.flink.statefun.sdk.spi.StatefulFunctionModule;

/**
 * Has Stateful Functions create its own endpoint, and wraps its functions with the byte limit.
 *
 * @param maxBytes of messages in flight in one slot
 */
record BoundedEndpointBinder(ComponentBinder stock, long maxBytes) implements ComponentBinder {
  @Override
  public void bind(ComponentJsonObject component, StatefulFunctionModule.Binder binder) {
    ObjectNode plain = component.get().deepCopy();
    plain.put(
        ComponentJsonObject.BINDER_KIND_FIELD,
        BoundedEndpointModule.BOUNDED.canonicalTypenameString());
    stock.bind(new ComponentJsonObject(plain), new BoundingBinder(binder, maxBytes));
  }

  /** Passes everything on, with functions wrapped by the limit. */
  private record BoundingBinder(StatefulFunctionModule.Binder target, long maxBytes)
      implements StatefulFunctionModule.Binder, ExtensionResolver {

    @Override
    public void bindFunctionProvider(FunctionType type, StatefulFunctionProvider provider) {
      target.bindFunctionProvider(type, bounded(provider));
    }

    @Override
    public void bindFunctionProvider(
        FunctionTypeNamespaceMatcher matcher, StatefulFunctionProvider provider) {
      target.bindFunctionProvider(matcher, bounded(provider));
    }

    private BoundedFunctions bounded(StatefulFunctionProvider provider) {
      return new BoundedFunctions(provider, new InFlightBytes(maxBytes));
    }

    @Override
    public <T> T resolveExtension(TypeName name, Class<T> type) {
      T extension =
          ExtensionResolverAccessor.getExtensionResolver(target).resolveExtension(name, type);
      return extension instanceof RequestReplyClientFactory transport
          ? type.cast(new ResolvingClientFactory(transport))
          : extension;
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
    public <T> void bindIngressRouter(IngressIdentifier<T> id, Router<T> router) {
      target.bindIngressRouter(id, router);
    }
  }
}
