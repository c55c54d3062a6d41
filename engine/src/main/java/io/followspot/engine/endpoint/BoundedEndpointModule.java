package io.followspot.engine.endpoint;

import java.util.Map;
import org.apache.flink.statefun.extensions.ComponentBinder;
import org.apache.flink.statefun.extensions.ExtensionModule;
import org.apache.flink.statefun.sdk.TypeName;

/** Registers the component kind; found by the service loader. */
public final class BoundedEndpointModule implements ExtensionModule {
  static final TypeName KIND = TypeName.parseFrom("io.followspot.endpoints.v1/http");
  static final TypeName BOUNDED = TypeName.parseFrom("io.statefun.endpoints.v2/http");

  /** How many slots of the job share the memory of one process. */
  public static final String SLOTS = "followspot.slots";

  @Override
  public void configure(Map<String, String> globalConfigurations, Binder binder) {
    int slots = Integer.parseInt(globalConfigurations.getOrDefault(SLOTS, "1"));
    new org.apache.flink.statefun.flink.core.httpfn.binders.v2.Module()
        .configure(globalConfigurations, new Rebinder(binder, ProcessMemory.here().share(slots)));
  }

  /** Binds the stock endpoint, whose class is not public, under our name. */
  private record Rebinder(Binder target, long maxBytes) implements Binder {
    @Override
    public <T> void bindExtension(TypeName kind, T extension) {
      if (kind.equals(BOUNDED) && extension instanceof ComponentBinder stock) {
        target.bindExtension(KIND, new BoundedEndpointBinder(stock, maxBytes));
      }
    }
  }
}
