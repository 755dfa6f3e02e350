package dev.emend.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files below an HTTP(S) address. The announcement is asked for anew each time, without
 * conditions: it is 200 bytes, and servers that make an ETag of size and second would take two
 * announcements of one second for the same.
 */
public final class HttpSource implements BlobSource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final int MOST_REDIRECTS = 5;

  private final URI folder;
  private final HttpClient client;
  private final Options options;

  /**
   * How to ask.
   *
   * @param answer how long to wait for a connection, and then for an answer to begin
   * @param silence how long to wait for more of an answer that has begun
   * @param headers to send with each request, such as an authorization
   */
  public record Options(Duration answer, Duration silence, Map<String, String> headers) {
    /** Ten seconds each, no headers. */
    public static final Options DEFAULT =
        new Options(Duration.ofSeconds(10), Duration.ofSeconds(10), Map.of());

    /** Refuses to wait for nothing. */
    public Options {
      demandPositive("answer", answer);
      demandPositive("silence", silence);
      headers = Map.copyOf(headers);
    }

    private static void demandPositive(String name, Duration limit) {
      if (limit == null || limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException(
            "Invalid time limit " + name + ": " + limit + " (must be positive)");
      }
    }
  }

  /** With the usual time limits. */
  public HttpSource(URI folder) {
    this(folder, Options.DEFAULT);
  }

  /** With time limits and headers. */
  public HttpSource(URI folder, Options options) {
    this(folder, options, HttpClient.newBuilder().connectTimeout(options.answer()).build());
  }

  /**
   * With a client, for certificates and proxies of one's own.
   *
   * @param folder http: or https:, without user, query and fragment
   * @param client must not follow redirects itself
   */
  public HttpSource(URI folder, Options options, HttpClient client) {
    this.folder = demandFolder(folder);
    this.options = options;
    this.client = client;
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "Invalid client: follows redirects "
              + client.followRedirects()
              + " (must be NEVER: the source follows those that keep the scheme)");
    }
  }

  private static URI demandFolder(URI folder) {
    String scheme = folder.getScheme();
    boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!http || folder.getHost() == null) {
      throw new IllegalArgumentException(
          "Invalid address: " + folder + " (must be http: or https: with a host)");
    }
    if (folder.getRawUserInfo() != null
        || folder.getRawQuery() != null
        || folder.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Invalid address of "
              + folder.getHost()
              + ": it has a user, query or fragment (send what is not to be seen as a header)");
    }
    return folder.toString().endsWith("/") ? folder : URI.create(folder + "/");
  }

  @Override
  public String place() {
    return folder.toString();
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public InputStream open(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IOException("Invalid name of a blob: '" + name + "'");
    }
    URI address = folder.resolve(name);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> answer = ask(address, name);
      int status = answer.statusCode();
      if (status == 200) {
        return answer.body();
      }
      answer.body().close();
      if (status == 404 || status == 410) {
        throw new NoSuchFileException(address.toString());
      }
      address = redirect(address, answer);
    }
    throw new IOException("the server redirects more than " + MOST_REDIRECTS + " times");
  }

  private static URI redirect(URI from, HttpResponse<?> answer) throws IOException {
    String to = answer.headers().firstValue("Location").orElse(null);
    int status = answer.statusCode();
    if (to == null || status < 301 || status == 304 || status > 308) {
      throw new IOException("the server answered " + status);
    }
    URI address;
    try {
      address = from.resolve(to);
    } catch (IllegalArgumentException e) {
      throw new IOException("the server redirects to what is no address", e);
    }
    if (!from.getScheme().equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
      throw new IOException(
          "the server redirects from "
              + from.getScheme()
              + ": to "
              + address.getScheme()
              + ": (give the address that it leads to)");
    }
    return address;
  }

  private HttpResponse<InputStream> ask(URI address, String name) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(options.answer());
    if (address.getHost().equalsIgnoreCase(folder.getHost())) {
      options.headers().forEach(request::setHeader); // No other host is told our secrets.
    }
    if (!Character.isDigit(name.charAt(0))) {
      // What belongs to a version never changes and may come from a cache; the rest does.
      request.setHeader("Cache-Control", "no-cache");
    }
    try {
      return client.send(request.build(), head -> new TimedBody(options.silence()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking", e);
    }
  }
}
