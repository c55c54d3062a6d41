package io.followspot.engine.ingress;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.statefun.extensions.ComponentBinder;
import org.apache.flink.statefun.extensions.ExtensionModule;
import org.apache.flink.statefun.sdk.TypeName;

/** Registers the component kind; found by the service loader. */
public final class GuardedIngressModule implements ExtensionModule {
  static final TypeName KIND = TypeName.parseFrom("io.followspot.kafka.v1/ingress");
  static final TypeName GUARDED = TypeName.parseFrom("io.statefun.kafka.v1/ingress");

  @Override
  public void configure(Map<String, String> globalConfigurations, Binder binder) {
    binder.bindExtension(KIND, new GuardedIngressBinder(stock(globalConfigurations)));
  }

  /** The ingress of Stateful Functions, whose class is not public. */
  private static ComponentBinder stock(Map<String, String> globalConfigurations) {
    Capture capture = new Capture();
    new org.apache.flink.statefun.flink.io.kafka.binders.ingress.v1.Module()
        .configure(globalConfigurations, capture);
    return capture.binder();
  }

  private static final class Capture implements Binder {
    private final Map<TypeName, Object> extensions = new HashMap<>();

    @Override
    public <T> void bindExtension(TypeName kind, T extension) {
      extensions.put(kind, extension);
    }

    ComponentBinder binder() {
      if (extensions.get(GUARDED) instanceof ComponentBinder binder) {
        return binder;
      }
      throw new IllegalStateException(
          "Stateful Functions has no " + GUARDED.canonicalTypenameString());
    }
  }
}
