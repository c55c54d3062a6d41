package io.followspot.engine;

import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginManager;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/** A Flink TaskManager as a separate process. */
final class TaskManager {
  private TaskManager() {}

  /**
   * Works for the JobManager until it receives SIGTERM; waits for the JobManager if it is not
   * available.
   */
  static void run(EngineHome home) throws Exception {
    Configuration configuration = FlinkSettings.taskManager(home);
    PluginManager plugins = PluginUtils.createPluginManagerFromRootFolder(configuration);
    FileSystem.initialize(configuration, plugins);
    TaskManagerRunner runner =
        new TaskManagerRunner(configuration, plugins, TaskManagerRunner::createTaskExecutorService);
    runner.start();
    ParentProcess.ready(Setting.FLINK_NAME.read());
    System.exit(runner.getTerminationFuture().get().getExitCode());
  }
}
