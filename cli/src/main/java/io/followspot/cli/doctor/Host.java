package io.followspot.cli.doctor;

import io.followspot.process.HostPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the checks ask of this machine. */
interface Host {
  /** The feature release of Java, as 17. */
  int javaRelease();

  /** The Java of this process and where it is. */
  String javaName();

  /** All memory in bytes; empty if unknown. */
  OptionalLong memoryBytes();

  /** Memory that processes can get without swapping, in bytes; empty if unknown. */
  OptionalLong availableBytes();

  /** Whether a process could listen there now. */
  boolean isFree(HostPort address);

  /** Whether files can be created in a directory, or in the one that it would be created in. */
  boolean isWritable(Path directory);

  /** Free disk space for a directory, in bytes. */
  long freeDiskBytes(Path directory) throws IOException;

  /** Why no Kafka broker answers there; empty if one does. */
  Optional<String> kafkaTrouble(String bootstrapServers);

  /** By how much a gateway's clock is ahead of this one; empty if none answers. */
  Optional<Duration> clockAhead(String gatewayUrl);

  /** What FFmpeg cannot do here. */
  List<String> missingCodecs();
}
