package io.followspot.engine;

import io.followspot.engine.s3.StorageException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.OptionalLong;
import org.apache.flink.core.fs.Path;
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

  /**
   * The checkpoint's number, from the head of the file; empty if it has none.
   *
   * @throws UncheckedIOException if the storage cannot be reached
   */
  static OptionalLong numberIn(Path point) {
    try (DataInputStream in = open(point)) {
      if (in.readInt() != Checkpoints.HEADER_MAGIC_NUMBER) {
        return OptionalLong.empty();
      }
      in.readInt(); // The version; since version 3 the number follows.
      return OptionalLong.of(in.readLong());
    } catch (StorageException e) {
      throw new UncheckedIOException(e);
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
          Checkpoints.loadCheckpointMetadata(in, Metadata.class.getClassLoader(), point.toString());
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
    Path path = file.getFilePath();
    long size = path.getFileSystem().getFileStatus(path).getLen();
    if (size != file.getStateSize()) {
      throw new IOException(
          FlinkPath.shown(path)
              + " has "
              + size
              + " bytes; "
              + FlinkPath.shown(point)
              + " needs "
              + file.getStateSize());
    }
  }

  private static DataInputStream open(Path point) throws IOException {
    Path file = new Path(point, FILE);
    return new DataInputStream(new BufferedInputStream(file.getFileSystem().open(file)));
  }
}
