package io.followspot.engine.endpoint;

import org.apache.flink.statefun.flink.core.common.ManagingResources;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.StatefulFunction;
import org.apache.flink.statefun.sdk.StatefulFunctionProvider;

/** The functions of one slot, which share one limit. Each slot creates its own. */
record BoundedFunctions(StatefulFunctionProvider stock, InFlightBytes underWay)
    implements StatefulFunctionProvider, ManagingResources {

  @Override
  public StatefulFunction functionOfType(FunctionType type) {
    return new BoundedFunction(stock.functionOfType(type), underWay);
  }

  @Override
  public void shutdown() {
    underWay.end();
    if (stock instanceof ManagingResources resources) {
      resources.shutdown();
    }
  }
}
