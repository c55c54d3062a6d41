package io.followspot.traces;

import io.followspot.process.CannotStartException;
import io.followspot.process.HttpUrl;
import io.followspot.process.Setting;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where traces are sent, and of how many frames.
 *
 * @param url that takes OTLP in Protocol Buffers by HTTP
 * @param sample which part of the frames begins a trace, from 0 to 1
 */
public record TraceSettings(URI url, double sample) {
  private static final String PATH = "/v1/traces";

  /**
   * Those of the environment; empty if no traces are wanted.
   *
   * @throws CannotStartException if a value is invalid; the message names the variable
   */
  public static Optional<TraceSettings> of(Map<String, String> environment) {
    String endpoint = Setting.TRACES_ENDPOINT.read(environment);
    return endpoint.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TraceSettings(url(endpoint), sample(Setting.TRACES_SAMPLE.read(environment))));
  }

  private static URI url(String endpoint) {
    String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    return HttpUrl.parse(base)
        .map(url -> URI.create(url + PATH))
        .orElseThrow(
            () ->
                new CannotStartException(
                    Setting.TRACES_ENDPOINT.variable()
                        + "="
                        + endpoint
                        + " is not the URL of a collector such as http://127.0.0.1:4318"));
  }

  private static double sample(String value) {
    try {
      double sample = Double.parseDouble(value);
      if (sample >= 0 && sample <= 1) {
        return sample;
      }
    } catch (NumberFormatException e) {
      // Refused like a number out of range.
    }
    throw new CannotStartException(
        Setting.TRACES_SAMPLE.variable()
            + "="
            + value
            + " is not a part of the frames: give a number from 0 to 1, such as 0.01");
  }
}
