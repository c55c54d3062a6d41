package io.followspot.process;

import java.io.IOException;
import java.io.InputStream;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ends a process with its parent, and reports readiness to the parent. */
public final class ParentProcess {
  private static final String READY = "ready ";
  private static final String NOTICE = "notice ";

  private ParentProcess() {}

  /**
   * Ends this process as soon as its standard input is closed, which the operating system does
   * whenever the parent ends, also after a kill. Does nothing unless the parent asked for it by
   * {@link Setting#EXIT_WITH_PARENT}.
   */
  public static void exitWithParent() {
    if (Setting.EXIT_WITH_PARENT.read().equals("true")) {
      Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
      Thread watch = new Thread(() -> awaitEndOf(System.in), "exit-with-parent");
      watch.setDaemon(true);
      watch.start();
    }
  }

  /** Prints the line that informs the parent that this process is ready, and its address. */
  public static void ready(String address) {
    System.out.println(READY + address);
    System.out.flush();
  }

  /** Prints one line for the user at the parent's terminal. */
  public static void notice(String text) {
    System.out.println(NOTICE + text.replace('\n', ' '));
    System.out.flush();
  }

  /** Tells whether a line of a child's standard output is meant for the user. */
  public static boolean isNotice(String line) {
    return line.startsWith(NOTICE);
  }

  /** Returns the text in a line that {@link #notice} printed. */
  public static String textIn(String noticeLine) {
    return noticeLine.substring(NOTICE.length());
  }

  /** Tells whether a line of a child's standard output reports readiness. */
  public static boolean isReady(String line) {
    return line.startsWith(READY);
  }

  /** Returns the address in a line that {@link #ready} printed. */
  public static String addressIn(String readyLine) {
    return readyLine.substring(READY.length());
  }

  private static void awaitEndOf(InputStream in) {
    try {
      while (in.read() >= 0) {
        // Input is ignored; only its end matters.
      }
    } catch (IOException e) {
      // A broken pipe means the end as well.
    }
    System.exit(0);
  }
}
