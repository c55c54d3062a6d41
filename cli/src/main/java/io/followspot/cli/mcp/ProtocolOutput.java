package io.followspot.cli.mcp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The server's messages, one a line; each is an answer, since the server asks nothing. */
final class ProtocolOutput extends FilterOutputStream {
  private final PendingAnswers pending;

  ProtocolOutput(OutputStream out, PendingAnswers pending) {
    super(out);
    this.pending = pending;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        out.flush();
        pending.answered();
      }
    }
  }
}
