package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.site.SiteInput;
import io.followspot.functions.site.SiteUpdate;
import io.followspot.functions.state.SiteState;
import io.followspot.protos.v1.SiteFrame;
import io.followspot.protos.v1.SiteMember;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.statefun.sdk.java.Context;
import org.apache.flink.statefun.sdk.java.StatefulFunction;
import org.apache.flink.statefun.sdk.java.StatefulFunctionSpec;
import org.apache.flink.statefun.sdk.java.TypeName;
import org.apache.flink.statefun.sdk.java.ValueSpec;
import org.apache.flink.statefun.sdk.java.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One site: remembers what {@link SiteInput} says, and sends it. */
final class SiteFn implements StatefulFunction {
  static final ValueSpec<SiteState> STATE =
      ValueSpec.named("site").withCustomType(TypeNames.state("Site", SiteState.parser()));

  private static final Logger log = LoggerFactory.getLogger(SiteFn.class);

  private final SiteInput input;
  private final Clock clock;

  private SiteFn(SiteInput input, Clock clock) {
    this.input = input;
    this.clock = clock;
  }

  /** The clock only tells live frames from old ones, for which cameras are waited for longer. */
  static StatefulFunctionSpec spec(SiteInput input, Clock clock) {
    SiteFn function = new SiteFn(input, clock);
    return StatefulFunctionSpec.builder(TypeNames.SITE)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  // Never throws: see CameraFn.
  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    SiteState before = SiteState.getDefaultInstance();
    long bytes = message.rawValue().readableBytes();
    SiteUpdate update;
    try {
      before = context.storage().get(STATE).orElse(before);
      update = take(context.self().id(), before, message);
    } catch (InvalidProtocolBufferException e) {
      update = input.onUnusable(before, DecodeFailure.refusal(message, e), bytes);
    } catch (Throwable e) { // see above
      log.error("site {} failed on a message", Rejections.quote(context.self().id()), e);
      update = input.onUnusable(before, DecodeFailure.failure(e), bytes);
    }
    if (update.state() != before) {
      context.storage().set(STATE, update.state());
    }
    Sender.send(context, update.outgoing());
    return context.done();
  }

  private SiteUpdate take(String id, SiteState before, Message message)
      throws InvalidProtocolBufferException {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.SITE_FRAME.typeName())) {
      SiteFrame frame = TypeNames.parse(SiteFrame.parser(), message.rawValue());
      return input.onFrame(id, before, frame, clock.millis() * 1_000 - frame.getCapturedAtUs());
    }
    if (type.equals(TypeNames.SITE_MEMBER.typeName())) {
      return input.onMember(id, before, TypeNames.parse(SiteMember.parser(), message.rawValue()));
    }
    throw new InvalidProtocolBufferException(
        "the site function does not handle type " + type.asTypeNameString());
  }
}
