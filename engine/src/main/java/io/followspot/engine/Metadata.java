package io.followspot.engine;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** The file in which Flink describes a checkpoint or savepoint; written last and atomically. */
final class Metadata {
  static final String FILE = "_metadata";

  private Metadata() {}

  /** The checkpoint's number, from the head of the file; empty if it has none. */
  static OptionalLong numberIn(Path point) {
    try (DataInputStream in = open(point)) {
      if (in.readInt() != Checkpoints.HEADER_MAGIC_NUMBER) {
        return OptionalLong.empty();
      }
      in.readInt(); // The version; since version 3 the number follows.
      return OptionalLong.of(in.readLong());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Reads all of the metadata and checks that each file it refers to has the stated length. The
   * content of those files is not checked.
   *
   * @throws IOException if it cannot be read or refers to missing files
   */
  static void check(Path point) throws IOException {
    CheckpointMetadata metadata;
    try (DataInputStream in = open(point)) {
      metadata =
          Checkpoints.loadCheckpointMetadata(
              in, Metadata.class.getClassLoader(), FlinkPath.of(point));
    } catch (RuntimeException e) {
      // Flink does not validate the lengths and type codes that it reads.
      throw new IOException(e.toString(), e);
    }
    for (OperatorState operator : metadata.getOperatorStates()) {
      for (OperatorSubtaskState state : operator.getStates()) {
        checkOperators(point, state.getManagedOperatorState());
        checkOperators(point, state.getRawOperatorState());
        checkKeyed(point, state.getManagedKeyedState());
        checkKeyed(point, state.getRawKeyedState());
      }
    }
  }

  private static void checkOperators(Path point, Collection<OperatorStateHandle> handles)
      throws IOException {
    for (OperatorStateHandle handle : handles) {
      checkFile(point, handle.getDelegateStateHandle());
    }
  }

  private static void checkKeyed(Path point, Collection<KeyedStateHandle> handles)
      throws IOException {
    for (KeyedStateHandle handle : handles) {
      if (handle instanceof KeyGroupsStateHandle groups) {
        checkFile(point, groups.getDelegateStateHandle());
      }
    }
  }

  private static void checkFile(Path point, StreamStateHandle handle) throws IOException {
    if (!(handle instanceof FileStateHandle file)) {
      return; // Its bytes are in the metadata itself.
    }
    Path path = Path.of(file.getFilePath().getPath());
    long size = Files.size(path);
    if (size != file.getStateSize()) {
      throw new IOException(
          path + " has " + size + " bytes; " + point + " needs " + file.getStateSize());
    }
  }

  private static DataInputStream open(Path point) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(point.resolve(FILE))));
  }
}
