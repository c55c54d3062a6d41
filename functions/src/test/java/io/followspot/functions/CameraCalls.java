package io.followspot.functions;

import com.google.protobuf.MessageLite;
import com.sun.management.ThreadMXBean;
import io.followspot.protos.v1.CameraRegistration;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.flink.statefun.sdk.reqreply.generated.Address;
import org.apache.flink.statefun.sdk.reqreply.generated.FromFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.apache.flink.statefun.sdk.shaded.com.google.protobuf.InvalidProtocolBufferException;

/**
 * Calls the camera function by the bytes of requests, as the engine does, and measures the calls
 * alone: requests are written and responses read outside of the measurement. For one thread.
 */
final class CameraCalls implements AutoCloseable {
  private final EmbeddedFunctions functions = new EmbeddedFunctions();
  private final ThreadMXBean meter = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What a sequence of frames cost.
   *
   * @param allocatedBytes by the thread that calls, in all
   * @param cpuNs CPU time of that thread, in all
   * @param messages that were sent to other functions
   * @param records that left by an egress
   */
  record Cost(long allocatedBytes, long cpuNs, int messages, int records) {}

  /**
   * Registers the camera from an empty state, then processes the frames.
   *
   * @return the cost of the frames, without that of the registration
   */
  Cost run(CameraRegistration registration, List<? extends MessageLite> frames)
      throws InvalidProtocolBufferException {
    TypedValue state = TypedValue.getDefaultInstance();
    state = stateAfter(call(request(state, registration)), state);
    long bytes = 0;
    long cpuNs = 0;
    int messages = 0;
    int records = 0;
    for (MessageLite frame : frames) {
      byte[] request = request(state, frame);
      long bytesBefore = meter.getCurrentThreadAllocatedBytes();
      long cpuBefore = meter.getCurrentThreadCpuTime();
      byte[] response = call(request);
      cpuNs += meter.getCurrentThreadCpuTime() - cpuBefore;
      bytes += meter.getCurrentThreadAllocatedBytes() - bytesBefore;
      FromFunction.InvocationResponse result =
          FromFunction.parseFrom(response).getInvocationResult();
      messages += result.getOutgoingMessagesCount();
      records += result.getOutgoingEgressesCount();
      state = stateAfter(response, state);
    }
    return new Cost(bytes, cpuNs, messages, records);
  }

  private byte[] call(byte[] request) {
    return functions.apply(request).toCompletableFuture().join();
  }

  private static byte[] request(TypedValue state, MessageLite message) {
    ToFunction.PersistedValue.Builder value =
        ToFunction.PersistedValue.newBuilder().setStateName("camera");
    if (state.getHasValue()) {
      value.setStateValue(state);
    }
    ToFunction.InvocationBatchRequest batch =
        ToFunction.InvocationBatchRequest.newBuilder()
            .setTarget(
                Address.newBuilder()
                    .setNamespace("followspot")
                    .setType("camera")
                    .setId(Messages.LOBBY))
            .addState(value)
            .addInvocations(
                ToFunction.Invocation.newBuilder().setArgument(FlinkStandIn.typed(message)))
            .build();
    return ToFunction.newBuilder().setInvocation(batch).build().toByteArray();
  }

  private static TypedValue stateAfter(byte[] response, TypedValue before)
      throws InvalidProtocolBufferException {
    FromFunction.InvocationResponse result = FromFunction.parseFrom(response).getInvocationResult();
    return result.getStateMutationsCount() == 0
        ? before
        : result.getStateMutations(0).getStateValue();
  }

  @Override
  public void close() {
    functions.close();
  }
}
