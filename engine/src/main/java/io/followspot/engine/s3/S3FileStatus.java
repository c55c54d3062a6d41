package io.followspot.engine.s3;

import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * An object, or the beginning that several have in common.
 *
 * @param getModificationTime in ms since the epoch; 0 for a directory
 */
record S3FileStatus(Path getPath, boolean isDir, long getLen, long getModificationTime)
    implements FileStatus {
  static S3FileStatus directory(Path path) {
    return new S3FileStatus(path, true, 0, 0);
  }

  @Override
  public long getBlockSize() {
    return Math.max(1, getLen);
  }

  @Override
  public short getReplication() {
    return 1;
  }

  @Override
  public long getAccessTime() {
    return 0;
  }
}
