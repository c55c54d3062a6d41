package io.followspot.cli.camera;

import io.followspot.ingest.onvif.DeviceDiscovery;
import io.followspot.ingest.onvif.OnvifClient;
import io.followspot.ingest.onvif.OnvifDevice;
import io.followspot.ingest.onvif.OnvifException;
import io.followspot.ingest.onvif.OnvifStream;
import io.followspot.ingest.onvif.OnvifUser;
import io.followspot.protos.rules.Credentials;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the ONVIF cameras of the local network, and their streams. */
@Command(
    name = "discover",
    description = {
      "Lists the ONVIF cameras of the local network and, to a user of theirs, their streams.",
      "Nothing is added; cameras behind a router do not answer."
    },
    mixinStandardHelpOptions = true)
final class DiscoverCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "HOST",
      arity = "0..1",
      description = "Ask this camera alone, HOST or HOST:PORT (default: the whole network).")
  private @Nullable String host;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description = "The network to ask in, as eth0 (default: the one that the system chooses).")
  private @Nullable String network;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description = "How long to wait for answers, 1 to 60 (default: ${DEFAULT-VALUE}).")
  private int waitSeconds;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "A user of the cameras, to ask them for their streams.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The user's password: the file's first line.")
  private @Nullable Path passwordFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (waitSeconds < 1 || waitSeconds > 60) {
      throw new CliException("--wait " + waitSeconds + " is out of range: 1 to 60 seconds");
    }
    Optional<OnvifUser> asked = user();
    Collection<OnvifDevice> devices;
    try {
      devices =
          new DeviceDiscovery(target(), networkInterface()).find(Duration.ofSeconds(waitSeconds));
    } catch (IOException e) {
      throw new CliException(
          "the network cannot be asked, --interface chooses another: " + e.getMessage(),
          CliException.FAILED);
    }
    PrintWriter out = spec.commandLine().getOut();
    OnvifClient client = new OnvifClient(asked);
    for (OnvifDevice device : devices) {
      String model = device.hardware().isEmpty() ? "" : " (" + device.hardware() + ")";
      out.println(
          (device.name().isEmpty() ? "Camera" : device.name()) + model + "  " + device.service());
      printStreams(out, client, device);
      out.flush();
    }
    out.println(
        devices.isEmpty()
            ? "No ONVIF device has answered within "
                + waitSeconds
                + " s: it may be switched off in the camera, or be in another network"
                + " (--interface, HOST)"
            : "./followspot camera probe ADDRESS checks a stream, with rtsp://USER:PASSWORD@ if it"
                + " requires a user");
    return devices.isEmpty() ? CliException.FAILED : 0;
  }

  private static void printStreams(PrintWriter out, OnvifClient client, OnvifDevice device)
      throws InterruptedException {
    try {
      for (OnvifStream stream : client.streams(device.service())) {
        String size = stream.widthPx() > 0 ? stream.widthPx() + "x" + stream.heightPx() : "";
        String address = Credentials.redacted(stream.address().toString());
        out.printf("  %-12s %-6s %-10s %s%n", stream.profile(), stream.codec(), size, address);
      }
    } catch (OnvifException e) {
      out.println("  " + e.getMessage());
    }
  }

  private Optional<OnvifUser> user() {
    if ((user == null) != (passwordFile == null)) {
      throw new CliException("--user and --password-file belong together");
    }
    String name = user;
    if (name == null || passwordFile == null) {
      return Optional.empty();
    }
    try {
      return Files.readString(passwordFile)
          .lines()
          .findFirst()
          .map(password -> new OnvifUser(name, password));
    } catch (IOException e) {
      throw new CliException(passwordFile + " cannot be read: " + e.getMessage());
    }
  }

  private InetSocketAddress target() {
    if (host == null) {
      return DeviceDiscovery.EVERYBODY;
    }
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > 0 && host.substring(colon + 1).matches("[0-9]{1,5}");
    String name = hasPort ? host.substring(0, colon) : host;
    int port =
        hasPort ? Integer.parseInt(host.substring(colon + 1)) : DeviceDiscovery.EVERYBODY.getPort();
    try {
      return new InetSocketAddress(InetAddress.getByName(name), port);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new CliException(
          "\""
              + host
              + "\" cannot be found: give the name or address of a host, as HOST or HOST:PORT");
    }
  }

  private @Nullable NetworkInterface networkInterface() {
    if (network == null) {
      return null;
    }
    try {
      NetworkInterface found = NetworkInterface.getByName(network);
      if (found != null) {
        return found;
      }
      throw new CliException(
          "there is no network interface "
              + network
              + "; there are "
              + NetworkInterface.networkInterfaces()
                  .map(NetworkInterface::getName)
                  .sorted()
                  .toList());
    } catch (SocketException e) {
      throw new CliException("network interfaces cannot be listed: " + e.getMessage());
    }
  }
}
