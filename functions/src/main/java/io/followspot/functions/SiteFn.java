package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.metrics.FunctionMetrics;
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

/** One site: remembers what {@link SiteInput} says, and sends it. */
final class SiteFn implements StatefulFunction {
  static final ValueSpec<SiteState> STATE =
      ValueSpec.named("site").withCustomType(TypeNames.state("Site", SiteState.parser()));

  private final SiteInput input;
  private final Clock clock;
  private final GuardedCall<SiteState, SiteUpdate> call;

  private SiteFn(SiteInput input, Clock clock, FunctionMetrics metrics) {
    this.input = input;
    this.clock = clock;
    this.call =
        new GuardedCall<>(
            "site",
            STATE,
            SiteState.getDefaultInstance(),
            (id, before, origin, reason, sizeBytes) -> input.onUnusable(before, reason, sizeBytes),
            metrics::failed);
  }

  /**
   * The clock only distinguishes live frames from old ones, for which cameras are waited for
   * longer.
   */
  static StatefulFunctionSpec spec(SiteInput input, Clock clock, FunctionMetrics metrics) {
    SiteFn function = new SiteFn(input, clock, metrics);
    return StatefulFunctionSpec.builder(TypeNames.SITE)
        .withValueSpec(STATE)
        .withSupplier(() -> function)
        .build();
  }

  @Override
  public CompletableFuture<Void> apply(Context context, Message message) {
    TypeName type = TypeNames.typeOf(message);
    if (type.equals(TypeNames.SITE_FRAME.typeName())) {
      call.process(context, message, "", this::onFrame);
    } else if (type.equals(TypeNames.SITE_MEMBER.typeName())) {
      call.process(context, message, "", this::onMember);
    } else {
      call.process(context, message, "", call::unknown);
    }
    return context.done();
  }

  private SiteUpdate onFrame(String id, SiteState before, Message message)
      throws InvalidProtocolBufferException {
    SiteFrame frame = TypeNames.parse(SiteFrame.parser(), message.rawValue());
    return input.onFrame(id, before, frame, clock.millis() * 1_000 - frame.getCapturedAtUs());
  }

  private SiteUpdate onMember(String id, SiteState before, Message message)
      throws InvalidProtocolBufferException {
    return input.onMember(id, before, TypeNames.parse(SiteMember.parser(), message.rawValue()));
  }
}
