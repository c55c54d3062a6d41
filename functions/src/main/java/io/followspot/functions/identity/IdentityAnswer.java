package io.followspot.functions.identity;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.state.IdentityState;
import io.followspot.protos.Ids;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.IdentityQuery;
import io.followspot.protos.v1.IdentityReply;
import io.followspot.protos.v1.ReplyStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an identity replies to a query, and what is wrong with a query. */
final class IdentityAnswer {
  /** Most characters of a correlation id. */
  static final int MAX_CORRELATION_CHARS = 128;

  private static final int MAX_ECHOED_CHARS = 100;

  private IdentityAnswer() {}

  static List<OutgoingMessages> to(String globalId, IdentityState state, IdentityQuery query) {
    List<OutgoingMessages> outgoing = new ArrayList<>();
    Optional<RejectionReason> flaw = flaw(globalId, query);
    flaw.ifPresent(
        reason ->
            outgoing.add(
                Rejections.of(
                    "",
                    Rejections.origin(query.getOrigin(), Topics.IDENTITY_QUERIES),
                    reason,
                    null,
                    query.getSerializedSize())));
    if (isCorrelationId(query.getCorrelationId())) {
      boolean known = flaw.isEmpty() && state.getLatest().getSequence() > 0;
      IdentityReply.Builder reply =
          IdentityReply.newBuilder()
              .setCorrelationId(query.getCorrelationId())
              .setGlobalId(Rejections.shorten(globalId, MAX_ECHOED_CHARS))
              .setStatus(
                  known ? ReplyStatus.REPLY_STATUS_FOUND : ReplyStatus.REPLY_STATUS_NOT_FOUND);
      if (known) {
        reply.setIdentity(IdentitySnapshots.whole(state));
      }
      outgoing.add(
          new OutgoingMessages.ToTopic(
              Topics.IDENTITY_REPLIES, query.getCorrelationId(), reply.build()));
    }
    return outgoing;
  }

  private static Optional<RejectionReason> flaw(String globalId, IdentityQuery query) {
    if (!isCorrelationId(query.getCorrelationId())) {
      return Optional.of(
          new RejectionReason(
              "correlation_id_invalid",
              "the correlation id has "
                  + query.getCorrelationId().length()
                  + " characters; use 1 to "
                  + MAX_CORRELATION_CHARS));
    }
    if (!Ids.isGlobalId(globalId)) {
      return Optional.of(
          new RejectionReason(
              "global_id_invalid",
              "the record's key "
                  + Rejections.quote(globalId)
                  + " is not a valid global id: the format is "
                  + Ids.GLOBAL_RULE));
    }
    if (!query.getGlobalId().equals(globalId)) {
      return Optional.of(
          new RejectionReason(
              "global_id_mismatch",
              "the record's key is "
                  + globalId
                  + ", but its global_id is "
                  + Rejections.quote(query.getGlobalId())
                  + "; publish with the global id as key"));
    }
    return Optional.empty();
  }

  private static boolean isCorrelationId(String id) {
    return !id.isEmpty() && id.length() <= MAX_CORRELATION_CHARS;
  }
}
