package io.followspot.engine.s3;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemKind;
import org.apache.flink.core.fs.Path;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A bucket as Flink's file system. A path without its leading slash is an object's key; a directory
 * exists as long as an object is in it. Thread-safe.
 */
final class S3FileSystem extends FileSystem {
  private final Bucket bucket;
  private final URI uri;

  S3FileSystem(Bucket bucket) {
    this.bucket = bucket;
    uri = URI.create("s3://" + bucket.name());
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    Optional<HeadObjectResponse> object =
        key(path).isEmpty() ? Optional.empty() : bucket.head(key(path));
    if (object.isPresent()) {
      return new S3FileStatus(
          path, false, object.get().contentLength(), object.get().lastModified().toEpochMilli());
    }
    if (bucket.hasAny(prefix(path))) {
      return S3FileStatus.directory(path);
    }
    throw new FileNotFoundException(path + " does not exist");
  }

  /** Returns none for a directory that does not exist. */
  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    bucket.list(
        prefix(path),
        new Bucket.Listing() {
          @Override
          public void object(String key, long bytes, long modifiedMs) {
            found.add(new S3FileStatus(pathOf(key), false, bytes, modifiedMs));
          }

          @Override
          public void directory(String prefix) {
            found.add(S3FileStatus.directory(pathOf(prefix)));
          }
        });
    return found.toArray(FileStatus[]::new);
  }

  @Override
  public FSDataInputStream open(Path path) {
    return new S3Input(bucket, key(path));
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) {
    return open(path);
  }

  @Override
  public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
    if (mode == WriteMode.NO_OVERWRITE && bucket.head(key(path)).isPresent()) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return new S3Output(bucket, key(path));
  }

  /** Deletes an object or, if {@code recursive}, all objects in a directory as well. */
  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (recursive) {
      for (String key : bucket.keys(prefix(path))) {
        bucket.delete(key);
      }
    }
    bucket.delete(key(path));
    return true;
  }

  /** Does nothing: a directory is there as soon as an object is in it. */
  @Override
  public boolean mkdirs(Path path) {
    return true;
  }

  /**
   * Copies an object, or all objects in a directory, and then deletes the originals. If this is
   * interrupted, the originals or all copies are complete.
   */
  @Override
  public boolean rename(Path from, Path to) throws IOException {
    List<String> keys = new ArrayList<>(bucket.keys(prefix(from)));
    if (bucket.head(key(from)).isPresent()) {
      keys.add(key(from));
    }
    for (String key : keys) {
      bucket.copy(key, key(to) + key.substring(key(from).length()));
    }
    for (String key : keys) {
      bucket.delete(key);
    }
    return !keys.isEmpty();
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path(uri + "/");
  }

  @Override
  public Path getHomeDirectory() {
    return getWorkingDirectory();
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
    return new BlockLocation[0];
  }

  @Override
  public boolean isDistributedFS() {
    return true;
  }

  @Override
  public FileSystemKind getKind() {
    return FileSystemKind.OBJECT_STORE;
  }

  private Path pathOf(String key) {
    return new Path(uri + "/" + key);
  }

  private static String key(Path path) {
    return path.getPath().substring(path.getPath().startsWith("/") ? 1 : 0);
  }

  /** What all keys in the directory begin with. */
  private static String prefix(Path path) {
    return key(path).isEmpty() ? "" : key(path) + "/";
  }
}
