package io.followspot.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.Problem.Fault;
import io.followspot.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The fields of a JSON object in a request's body, read strictly: a wrong one is named. */
public final class BodyFields {
  private final ObjectNode body;

  private BodyFields(ObjectNode body) {
    this.body = body;
  }

  /**
   * Reads a body.
   *
   * @param known names of all fields it may have
   * @throws ProblemException if it is no JSON object, or has another field
   */
  public static BodyFields of(byte[] text, Set<String> known) {
    ObjectNode body = JsonText.readObject(text);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw invalid(
                    name,
                    "unknown field; allowed are "
                        + String.join(", ", known.stream().sorted().toList()));
              }
            });
    return new BodyFields(body);
  }

  /** A required time with a zone, in microseconds since 1970. */
  public long timeUs(String name) {
    JsonNode value = body.path(name);
    return (value.isTextual() ? Parameters.parsedTimeUs(value.textValue()) : Optional.<Long>empty())
        .orElseThrow(
            () -> invalid(name, "must be a time with a zone, for example 2026-07-01T12:00:00Z"));
  }

  /**
   * A text on one line; empty if it is absent.
   *
   * @param maxChars its greatest length
   */
  public String text(String name, int maxChars) {
    JsonNode value = body.path(name);
    if (value.isMissingNode()) {
      return "";
    }
    String text = value.isTextual() ? value.textValue().strip() : "\0";
    if (text.length() > maxChars || text.chars().anyMatch(Character::isISOControl)) {
      throw invalid(name, "must be a text on one line of at most " + maxChars + " characters");
    }
    return text;
  }

  /**
   * A list of texts; empty if it is absent.
   *
   * @param max so many, at most
   * @param rule which each must satisfy
   * @param ruleForPeople the same in words
   */
  public List<String> list(String name, int max, Predicate<String> rule, String ruleForPeople) {
    JsonNode value = body.path(name);
    List<String> all = new ArrayList<>();
    if (!value.isMissingNode() && (!value.isArray() || value.size() > max)) {
      throw invalid(name, "must be a list of at most " + max);
    }
    for (JsonNode one : value) {
      if (!one.isTextual() || !rule.test(one.textValue())) {
        throw invalid(name + "[" + all.size() + "]", "must have " + ruleForPeople);
      }
      all.add(one.textValue());
    }
    return all;
  }

  /** A field is wrong. */
  public static ProblemException invalid(String name, String message) {
    return Problem.invalid(name + ": " + message, List.of(new Fault(name, message)));
  }
}
