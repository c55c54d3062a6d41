package io.followspot.engine;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.statefun.flink.core.StatefulFunctionsConfig;
import org.apache.flink.statefun.flink.core.feedback.FeedbackKey;
import org.apache.flink.statefun.flink.core.translation.FlinkUniverse;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The one job that runs all functions. */
final class StatefulJob {
  static final String NAME = "followspot";

  private StatefulJob() {}

  /**
   * Adds the job to an environment.
   *
   * @param module the rendered module
   */
  static void define(StreamExecutionEnvironment environment, String module) {
    environment.getConfig().enableObjectReuse();
    StatefulFunctionsConfig config =
        StatefulFunctionsConfig.fromFlinkConfiguration(copyOf(environment.getConfiguration()));
    config.setFlinkJobName(NAME);
    RenderedModule provider = new RenderedModule(module);
    config.setProvider(provider);
    ClassLoader loader = StatefulJob.class.getClassLoader();
    new FlinkUniverse(new FeedbackKey<>(NAME, 1), config, provider.get(loader, config))
        .configure(environment);
  }

  private static Configuration copyOf(ReadableConfig config) {
    return config instanceof Configuration whole ? new Configuration(whole) : new Configuration();
  }
}
