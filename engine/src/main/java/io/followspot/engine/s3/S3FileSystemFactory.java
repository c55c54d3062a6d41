package io.followspot.engine.s3;

import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;

/**
 * Creates the file system of paths such as {@code s3://BUCKET/NAME}; found by the service loader.
 * Its settings come from the environment: Flink's configuration is shown on Flink's page and must
 * contain no secret.
 */
public final class S3FileSystemFactory implements FileSystemFactory {
  @Override
  public String getScheme() {
    return "s3";
  }

  @Override
  public FileSystem create(URI uri) {
    return new S3FileSystem(new Bucket(S3Access.ofSettings().client(), uri.getAuthority()));
  }
}
