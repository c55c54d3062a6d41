package io.followspot.functions.identity;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.QueryCheck;
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
  private static final QueryCheck CHECK =
      new QueryCheck("global_id", Ids.GLOBAL_RULE, Ids::isGlobalId);

  private static final int MAX_ECHOED_CHARS = 100;

  private IdentityAnswer() {}

  static List<OutgoingMessages> to(String globalId, IdentityState state, IdentityQuery query) {
    List<OutgoingMessages> outgoing = new ArrayList<>();
    Optional<RejectionReason> flaw =
        CHECK.flaw(globalId, query.getGlobalId(), query.getCorrelationId());
    flaw.ifPresent(
        reason ->
            outgoing.add(
                Rejections.of(
                    "",
                    Rejections.origin(query.getOrigin(), Topics.IDENTITY_QUERIES),
                    reason,
                    null,
                    query.getSerializedSize())));
    if (QueryCheck.isCorrelationId(query.getCorrelationId())) {
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
}
