package io.followspot.engine.component;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.statefun.extensions.ComponentBinder;
import org.apache.flink.statefun.extensions.ExtensionModule;
import org.apache.flink.statefun.sdk.TypeName;

/** Components of Stateful Functions, whose classes are not public. */
public final class StockComponents {
  private StockComponents() {}

  /**
   * The binder of a kind.
   *
   * @param module that binds it
   * @throws IllegalStateException if it does not
   */
  public static ComponentBinder binder(
      ExtensionModule module, Map<String, String> globalConfigurations, TypeName kind) {
    Map<TypeName, Object> extensions = new HashMap<>();
    module.configure(
        globalConfigurations,
        new ExtensionModule.Binder() {
          @Override
          public <T> void bindExtension(TypeName name, T extension) {
            extensions.put(name, extension);
          }
        });
    if (extensions.get(kind) instanceof ComponentBinder binder) {
      return binder;
    }
    throw new IllegalStateException("Stateful Functions has no " + kind.canonicalTypenameString());
  }
}
