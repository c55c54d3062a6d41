package io.followspot.gateway.problem;

/** Ends a request with a problem as its response. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Creates the exception. */
  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** The response. */
  public Problem problem() {
    return problem;
  }
}
