package io.followspot.functions;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.followspot.functions.state.CameraState;
import io.followspot.functions.state.TrackState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The states of a camera and its tracks in the middle of a film, as bytes in files. */
final class StoredStates {
  private StoredStates() {}

  /** Reads the states stored by an earlier version of the functions, by {@code FUNCTION/ID}. */
  static Map<String, byte[]> read() {
    URL found =
        Objects.requireNonNull(StoredStates.class.getResource("stored"), "no stored states");
    try (Stream<Path> files = Files.walk(Path.of(found.toURI()))) {
      Map<String, byte[]> states = new LinkedHashMap<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        states.put(file.getParent().getFileName() + "/" + file.getFileName(), bytes(file));
      }
      return states;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(found.toString(), e);
    }
  }

  /** Writes states to the place from which later versions read them; those of before go. */
  static void write(Map<String, byte[]> states) throws IOException {
    Path directory = Path.of("src/test/resources/io/followspot/functions/stored");
    for (String address : read().keySet()) {
      Files.delete(directory.resolve(address));
    }
    for (Map.Entry<String, byte[]> state : states.entrySet()) {
      Path file = directory.resolve(state.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, state.getValue());
    }
  }

  /**
   * The state's bytes after a message of this version has held them; shorter if fields are lost.
   */
  static byte[] throughThisVersion(String address, byte[] bytes) {
    Parser<? extends Message> parser =
        address.startsWith("camera/") ? CameraState.parser() : TrackState.parser();
    try {
      return DeterministicBytes.of(DiscardUnknownFieldsParser.wrap(parser).parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(address + " cannot be read", e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
