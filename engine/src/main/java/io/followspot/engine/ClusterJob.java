package io.followspot.engine;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The main class that defines the job in a JobManager. */
public final class ClusterJob {
  private ClusterJob() {}

  /**
   * Submits the job to the JobManager in this process.
   *
   * @param args the rendered module
   */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    StatefulJob.define(environment, args[0]);
    environment.execute(StatefulJob.NAME);
  }
}
