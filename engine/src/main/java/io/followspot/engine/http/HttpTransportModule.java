package io.followspot.engine.http;

import java.util.Map;
import org.apache.flink.statefun.extensions.ExtensionModule;
import org.apache.flink.statefun.sdk.TypeName;

/** Registers the transport; found by the service loader. */
public final class HttpTransportModule implements ExtensionModule {
  /** The transport's name in {@code module.yaml}. */
  public static final String NAME = "io.followspot.transports.v1/http";

  static final TypeName TYPE = TypeName.parseFrom(NAME);

  @Override
  public void configure(Map<String, String> globalConfigurations, Binder binder) {
    binder.bindExtension(TYPE, new HttpClientFactory());
  }
}
