package io.followspot.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What passes from a client to the SDK, and when it ends. */
@Timeout(60)
class ProtocolInputTest {
  private static final String NOTE = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}\n";
  private static final String REQUEST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n";

  private final PendingAnswers pending = new PendingAnswers();

  @Test
  void linesThatAreNoMessages_areLeftOut() throws Exception {
    ProtocolInput input =
        of("junk\n\n{\"a\":1}\n" + NOTE + "[]\n" + "x".repeat(2_000_000) + "\n" + NOTE);

    assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(NOTE + NOTE);
    input.awaitEnd();
  }

  @Test
  void end_waitsForTheAnswerOfEachRequest() throws Exception {
    ProtocolInput input = of(REQUEST);
    ProtocolOutput output = new ProtocolOutput(new ByteArrayOutputStream(), pending);
    CompletableFuture<byte[]> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return input.readAllBytes();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    Thread.sleep(200);
    assertThat(read).isNotDone();

    output.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n".getBytes(StandardCharsets.UTF_8));

    assertThat(read).succeedsWithin(Duration.ofSeconds(30));
    input.awaitEnd();
  }

  private ProtocolInput of(String text) {
    return new ProtocolInput(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), pending);
  }
}
