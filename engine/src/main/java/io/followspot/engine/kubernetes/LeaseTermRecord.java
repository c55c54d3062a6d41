package io.followspot.engine.kubernetes;

import io.followspot.engine.election.TermEndedException;
import io.followspot.engine.election.TermRecord;
import java.io.IOException;

/**
 * A Lease whose holder is the text, beside the one by which a leader is elected: that one changes
 * with each renewal.
 */
record LeaseTermRecord(LeaseClient client) implements TermRecord {
  private static final int TRIES = 10;

  @Override
  public String overwrite(String text) throws IOException {
    for (int i = 1; ; i++) {
      try {
        StoredLease found = client.get().orElse(null);
        return found == null
            ? client.create(client.empty().heldBy(text)).version()
            : client.update(found.heldBy(text)).version();
      } catch (ConflictException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public String replace(String version, String text) throws IOException, TermEndedException {
    try {
      return client.update(client.empty().heldBy(text).ofVersion(version)).version();
    } catch (ConflictException e) {
      throw new TermEndedException(client.lease() + " has changed since version " + version, e);
    }
  }

  @Override
  public Written read() throws IOException {
    return client
        .get()
        .map(found -> new Written(found.holder(), found.version()))
        .orElse(new Written("", ""));
  }
}
