package io.followspot.functions;

import io.followspot.functions.endpoint.FunctionsEndpoint;
import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.net.BindException;

/** The functions as a separate process, at {@link Setting#FUNCTIONS_LISTEN}. */
public final class FunctionsMain {
  private static final int BAD_SETTING = 2;

  private FunctionsMain() {}

  /** Serves until the process receives SIGTERM. */
  public static void main(String[] arguments) {
    ParentProcess.exitWithParent();
    try {
      HostPort listen = HostPort.parse(Setting.FUNCTIONS_LISTEN.read());
      MeasuredFunctions functions = new MeasuredFunctions();
      FunctionsEndpoint endpoint =
          new FunctionsEndpoint(listen, Setting.FUNCTIONS_SECRET.read(), functions.handler());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    endpoint.close();
                    functions.close();
                  },
                  "stop"));
      ParentProcess.ready("http://" + endpoint.address() + "/");
    } catch (RuntimeException e) {
      System.err.println(explain(e));
      System.exit(BAD_SETTING);
    }
  }

  private static String explain(RuntimeException e) {
    String variable = Setting.FUNCTIONS_LISTEN.variable();
    if (e.getCause() instanceof BindException) {
      return "The functions cannot listen on "
          + Setting.FUNCTIONS_LISTEN.read()
          + ": "
          + e.getCause().getMessage()
          + ". Stop the process that listens there, or set "
          + variable
          + " to another HOST:PORT (port 0 chooses a free one).";
    }
    if (e instanceof CannotStartException) {
      return "The functions cannot start: " + e.getMessage();
    }
    return "The functions cannot start: " + e.getMessage() + ". See " + variable + ".";
  }
}
