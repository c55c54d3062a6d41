package io.followspot.cli;

import io.followspot.ingest.source.SourceException;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.process.CannotStartException;
import io.followspot.terminal.CliException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints errors that the user can resolve as one line, and chooses the exit code. */
final class ExecutionErrors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed)
      throws Exception {
    if (thrown instanceof CliException error) {
      print(command, error);
      return error.exitCode();
    }
    if (thrown instanceof CannotStartException) {
      print(command, thrown);
      return CannotStartException.EXIT_CODE;
    }
    if (thrown instanceof KafkaUnavailableException || thrown instanceof SourceException) {
      print(command, thrown);
      return CliException.FAILED;
    }
    if (thrown instanceof InterruptedException) {
      return CliException.INTERRUPTED;
    }
    throw thrown;
  }

  private static void print(CommandLine command, Exception thrown) {
    command.getErr().println("followspot: " + thrown.getMessage());
    command.getErr().flush();
  }
}
