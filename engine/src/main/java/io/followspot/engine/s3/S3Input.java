package io.followspot.engine.s3;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object that is read from the place on that was sought last, by one request for each place. */
final class S3Input extends FSDataInputStream {
  private final Bucket bucket;
  private final String key;
  private long position;
  private @Nullable ResponseInputStream<GetObjectResponse> body;

  S3Input(Bucket bucket, String key) {
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  public void seek(long wanted) {
    if (wanted != position) {
      close();
      position = wanted;
    }
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (body == null) {
      body = bucket.read(key, position);
    }
    int read;
    try {
      read = body.read(into, offset, length);
    } catch (IOException | SdkException e) {
      close();
      throw new StorageException(
          "s3://" + bucket.name() + "/" + key + " stopped at byte " + position + ": " + e, e);
    }
    position += Math.max(0, read);
    return read;
  }

  /** Ends the request, without receiving the rest of the object. */
  @Override
  public void close() {
    if (body != null) {
      body.abort();
      body = null;
    }
  }
}
