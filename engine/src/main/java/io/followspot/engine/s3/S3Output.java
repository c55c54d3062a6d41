package io.followspot.engine.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FSDataOutputStream;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object that appears when this is closed. A part at a time is kept in memory; a small object is
 * sent in one request. If sending fails, closing does not make an object of what was sent.
 */
final class S3Output extends FSDataOutputStream {
  /** At most 10,000 parts make an object, each but the last of at least 5 MiB. */
  static final int PART_BYTES = 8 << 20;

  private final Bucket bucket;
  private final String key;
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private final List<CompletedPart> sent = new ArrayList<>();
  private String upload = "";
  private long position;
  private boolean isDone;

  S3Output(Bucket bucket, String key) {
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (isDone) {
      throw new IOException("s3://" + bucket.name() + "/" + key + " is closed");
    }
    for (int from = offset, left = length; left > 0; ) {
      int now = Math.min(left, PART_BYTES - part.size());
      part.write(bytes, from, now);
      position += now;
      from += now;
      left -= now;
      if (part.size() == PART_BYTES) {
        sendPart();
      }
    }
  }

  private void sendPart() throws IOException {
    isDone = true;
    if (upload.isEmpty()) {
      upload = bucket.begin(key);
    }
    sent.add(bucket.part(key, upload, sent.size() + 1, part.toByteArray()));
    part.reset();
    isDone = false;
  }

  /** Does nothing: an object cannot grow. */
  @Override
  public void flush() {}

  /** Does nothing: an object cannot grow. */
  @Override
  public void sync() {}

  @Override
  public void close() throws IOException {
    if (isDone) {
      return;
    }
    if (upload.isEmpty()) {
      isDone = true;
      bucket.put(key, part.toByteArray());
    } else {
      if (part.size() > 0) {
        sendPart();
      }
      isDone = true;
      bucket.complete(key, upload, sent);
    }
  }
}
