package io.followspot.gateway.problem;

import io.followspot.protos.rules.FieldError;
import java.util.List;

/**
 * An error for the client (RFC 9457).
 *
 * @param status the HTTP status, 400 to 599
 * @param code short, stable and the last part of the problem's type, as {@code unknown_parameter}
 * @param title the same for users, without details
 * @param detail what was wrong in this request, and what to do
 * @param errors one for each invalid field or parameter; may be empty
 */
public record Problem(int status, String code, String title, String detail, List<Fault> errors) {
  /**
   * What is wrong with one field or parameter.
   *
   * @param field its path, as {@code zones[0].polygon}
   * @param message what is wrong with it
   */
  public record Fault(String field, String message) {}

  private static final int MAX_DETAIL_CHARS = 1_000;
  private static final int MAX_FAULT_CHARS = 400;

  /** Maximum number of reported errors; the others appear after these are corrected. */
  public static final int MAX_FAULTS = 32;

  /** Errors of a message's fields. */
  public static List<Fault> faults(List<FieldError> errors) {
    return errors.stream().map(it -> new Fault(it.field(), it.message())).toList();
  }

  /** Refuses a status that is not an error, and limits lengths: texts may come from the client. */
  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem has a status of 400 to 599, not " + status);
    }
    detail = shortened(detail, MAX_DETAIL_CHARS);
    errors =
        errors.stream()
            .limit(MAX_FAULTS)
            .map(
                fault ->
                    new Fault(
                        shortened(fault.field(), MAX_FAULT_CHARS),
                        shortened(fault.message(), MAX_FAULT_CHARS)))
            .toList();
  }

  private static String shortened(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(maxChars - 2));
    return text.substring(0, maxChars - (pair ? 2 : 1)) + "…";
  }

  /** The request cannot be understood. */
  public static ProblemException badRequest(String code, String detail) {
    return of(400, code, "The request is malformed", detail);
  }

  /** One parameter is invalid. */
  public static ProblemException badParameter(String name, String message) {
    return new ProblemException(
        new Problem(
            400,
            "bad_parameter",
            "A parameter is invalid",
            name + ": " + message,
            List.of(new Fault(name, message))));
  }

  /** The body is well-formed, but some of its fields are invalid. */
  public static ProblemException invalid(String detail, List<Fault> faults) {
    return new ProblemException(
        new Problem(422, "invalid_fields", "Some fields are invalid", detail, faults));
  }

  /** The resource does not exist, or the client has no access to it. */
  public static ProblemException notFound(String detail) {
    return of(404, "not_found", "Not found", detail);
  }

  /** A system that is needed to answer does not respond. */
  public static ProblemException unavailable(String detail) {
    return of(503, "unavailable", "Temporarily unavailable", detail);
  }

  /** The body is too long. */
  public static ProblemException tooLarge(String detail) {
    return of(413, "too_large", "The body is too large", detail);
  }

  /** Any other problem without field errors. */
  public static ProblemException of(int status, String code, String title, String detail) {
    return new ProblemException(new Problem(status, code, title, detail, List.of()));
  }
}
