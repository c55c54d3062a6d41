package io.followspot.engine.http;

import io.followspot.process.CannotStartException;
import io.followspot.process.HttpUrl;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where functions are called: a list of URLs, and all addresses of their hosts.
 *
 * @param urls with scheme and host
 */
public record FunctionUrls(List<URI> urls) {
  /** Gives the addresses of a name. */
  interface Names {
    InetAddress[] addressesOf(String host) throws IOException;
  }

  /**
   * Reads a list of URLs, separated by commas.
   *
   * @throws CannotStartException if one of them is not a URL of HTTP; the path, which is a secret,
   *     is not repeated
   */
  public static FunctionUrls parse(String text) {
    return new FunctionUrls(Stream.of(text.split(",", -1)).map(part -> url(part.strip())).toList());
  }

  private static URI url(String text) {
    return HttpUrl.parse(text)
        .orElseThrow(
            () ->
                new CannotStartException(
                    Setting.FUNCTIONS_URL.variable()
                        + " has a part that is not a URL such as http://functions:8000/SECRET"));
  }

  /**
   * The URL of each address. A host with one address keeps its name, as a proxy or a certificate
   * may expect it; so does every host by HTTPS.
   *
   * @throws IOException if no host has an address now
   */
  List<URI> resolved(Names names) throws IOException {
    List<URI> all = new ArrayList<>();
    IOException failure = new IOException("no host");
    for (URI url : urls) {
      try {
        InetAddress[] addresses = names.addressesOf(url.getHost());
        if (addresses.length == 1 || url.getScheme().equals("https")) {
          all.add(url);
        } else {
          // Sorted: a name service gives them in another order each time.
          Set<String> hosts = new TreeSet<>();
          Arrays.stream(addresses).forEach(address -> hosts.add(hostOf(address)));
          hosts.forEach(host -> all.add(at(url, host)));
        }
      } catch (IOException e) {
        failure = e;
      }
    }
    if (all.isEmpty()) {
      throw failure;
    }
    return all;
  }

  private static String hostOf(InetAddress address) {
    String host = address.getHostAddress();
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static URI at(URI url, String host) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return URI.create(url.getScheme() + "://" + host + port + url.getRawPath());
  }
}
