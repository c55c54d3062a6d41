package io.followspot.functions;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.followspot.functions.FlinkStandIn.Sent;
import io.followspot.functions.state.CameraState;
import io.followspot.functions.state.TrackState;
import io.followspot.process.Version;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Messages and states of one version, as its processes wrote them. A directory per version, named
 * as the version without {@code -SNAPSHOT}; a file per kind of message with length-delimited
 * messages in order, and a file per state, {@code states/FUNCTION/ID}.
 *
 * @param directory the version's directory
 */
record GoldenMessages(Path directory) {
  private static final Path ROOT = Path.of("src/test/resources/io/followspot/functions/golden");

  /** Input by file, then output by the topic's name without its prefix. */
  static final Map<String, Parser<? extends Message>> KINDS = kinds();

  static final Map<String, Parser<? extends Message>> STATES =
      Map.of("camera", CameraState.parser(), "track", TrackState.parser());

  private static Map<String, Parser<? extends Message>> kinds() {
    Map<String, Parser<? extends Message>> kinds = new LinkedHashMap<>();
    kinds.put("registrations", CameraRegistration.parser());
    kinds.put("detections", Detections.parser());
    kinds.put("frames", Frame.parser());
    kinds.put("queries", TrackQuery.parser());
    kinds.put("track-events", TrackEvent.parser());
    kinds.put("camera-events", CameraEvent.parser());
    kinds.put("track-positions", TrackPosition.parser());
    kinds.put("track-replies", TrackReply.parser());
    return kinds;
  }

  /** The directories of all versions. */
  static List<GoldenMessages> all() throws IOException {
    try (Stream<Path> versions = Files.list(ROOT)) {
      return versions.sorted().map(GoldenMessages::new).toList();
    }
  }

  /** The directory of this version; that of a release is never written again. */
  static GoldenMessages ofThisVersion() {
    if (!Version.CURRENT.endsWith("-SNAPSHOT")) {
      throw new IllegalStateException(
          "the messages of the released version " + Version.CURRENT + " must not change");
    }
    return new GoldenMessages(ROOT.resolve(Version.CURRENT.replace("-SNAPSHOT", "")));
  }

  List<byte[]> serialised(String kind) throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(directory.resolve(kind + ".pb"))) {
      for (int length = in.read(); length >= 0; length = in.read()) {
        length |= in.read() << 8 | in.read() << 16;
        all.add(in.readNBytes(length));
      }
    }
    return all;
  }

  <T extends MessageLite> List<T> read(String kind, Parser<T> parser) throws IOException {
    List<T> all = new ArrayList<>();
    for (byte[] bytes : serialised(kind)) {
      all.add(parser.parseFrom(bytes));
    }
    return all;
  }

  /** The states, by {@code FUNCTION/ID}. */
  Map<String, byte[]> states() throws IOException {
    Map<String, byte[]> states = new LinkedHashMap<>();
    Path root = directory.resolve("states");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        states.put(file.getParent().getFileName() + "/" + file.getFileName(), bytes(file));
      }
    }
    return states;
  }

  void write(String kind, List<byte[]> messages) throws IOException {
    Files.createDirectories(directory);
    try (OutputStream out = Files.newOutputStream(directory.resolve(kind + ".pb"))) {
      for (byte[] message : messages) {
        out.write(message.length);
        out.write(message.length >> 8);
        out.write(message.length >> 16);
        out.write(message);
      }
    }
  }

  void writeStates(Map<String, byte[]> states) throws IOException {
    for (String address :
        Files.exists(directory.resolve("states")) ? states().keySet() : List.<String>of()) {
      Files.delete(directory.resolve("states").resolve(address));
    }
    for (Map.Entry<String, byte[]> state : states.entrySet()) {
      Path file = directory.resolve("states").resolve(state.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, state.getValue());
    }
  }

  /** The values that were sent to the topic of a kind of message. */
  static List<byte[]> sentTo(List<Sent> sent, String kind) {
    return sent.stream()
        .filter(s -> s.topic().equals("followspot." + kind))
        .map(Sent::value)
        .toList();
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
