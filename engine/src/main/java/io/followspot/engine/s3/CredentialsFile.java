package io.followspot.engine.s3;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * A file whose first line is an access key and whose second is its secret key. It is read for each
 * request, so that keys can be exchanged while the process runs.
 */
record CredentialsFile(Path file) implements AwsCredentialsProvider {
  /**
   * Reads the file.
   *
   * @throws CannotStartException if it cannot be read or has not two lines; its content is not
   *     repeated
   */
  @Override
  public AwsCredentials resolveCredentials() {
    List<String> lines;
    try {
      lines = Files.readAllLines(file).stream().map(String::strip).toList();
    } catch (IOException e) {
      throw new CannotStartException(
          Setting.S3_CREDENTIALS_FILE.variable() + " names " + file + ", which cannot be read", e);
    }
    if (lines.size() < 2 || lines.get(0).isEmpty() || lines.get(1).isEmpty()) {
      throw new CannotStartException(
          Setting.S3_CREDENTIALS_FILE.variable()
              + " names "
              + file
              + ", which must have the access key in its first line and the secret key in its"
              + " second");
    }
    return AwsBasicCredentials.create(lines.get(0), lines.get(1));
  }
}
