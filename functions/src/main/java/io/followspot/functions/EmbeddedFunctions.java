package io.followspot.functions;

import io.followspot.functions.camera.VisionCache;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;
import org.apache.flink.statefun.sdk.java.slice.Slice;
import org.apache.flink.statefun.sdk.java.slice.Slices;

/**
 * The functions inside the process of somebody who shares no class with them but the JDK's: the
 * bytes of a request in, those of the answer out. The engine finds it by name. For several threads.
 */
public final class EmbeddedFunctions
    implements Function<byte[], CompletionStage<byte[]>>, AutoCloseable {
  private final VisionCache vision = new VisionCache();
  private final RequestReplyHandler functions = FollowspotFunctions.handler(vision);

  /** Makes all of them ready. */
  public EmbeddedFunctions() {}

  @Override
  public CompletionStage<byte[]> apply(byte[] request) {
    return functions.handle(Slices.wrap(request)).thenApply(Slice::toByteArray);
  }

  @Override
  public void close() {
    vision.close();
  }
}
