package io.followspot.functions.camera;

import io.followspot.protos.rules.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** A registration that cannot be applied; the message names the fields and their allowed values. */
final class InvalidRegistrationException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidRegistrationException(List<FieldError> faults) {
    super(faults.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
  }
}
