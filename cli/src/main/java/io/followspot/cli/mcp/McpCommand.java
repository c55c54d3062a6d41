package io.followspot.cli.mcp;

import io.followspot.terminal.gateway.GatewayClient;
import io.followspot.terminal.gateway.GatewayOptions;
import io.modelcontextprotocol.server.McpSyncServer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves history to a client of the Model Context Protocol. */
@Command(
    name = "mcp",
    description = {
      "Serves history by the Model Context Protocol, on standard input and output.",
      "A client, such as an assistant, starts it and calls its tools; all of them only read.",
      "It ends when its standard input is closed. The token limits which cameras it answers about."
    },
    mixinStandardHelpOptions = true)
public final class McpCommand implements Callable<Integer> {
  @Mixin private final GatewayOptions gateway = new GatewayOptions();

  @Override
  public Integer call() throws InterruptedException {
    GatewayClient client = gateway.client();
    PrintStream protocol = System.out;
    // Nothing but messages of the protocol may be on standard output, whoever prints.
    System.setOut(System.err);
    PendingAnswers pending = new PendingAnswers();
    ProtocolInput input = new ProtocolInput(System.in, pending);
    McpSyncServer server =
        new ToolServer(client).serve(input, new ProtocolOutput(protocol, pending));
    input.awaitEnd();
    server.closeGracefully();
    return 0;
  }
}
