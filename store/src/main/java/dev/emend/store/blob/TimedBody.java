package dev.emend.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream that gives up when nothing comes for a while; the time limit of
 * the Java client ends where the body begins.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
  /** What the client hands over, or how it ended. */
  private record Part(List<ByteBuffer> bytes, boolean last, Throwable failure) {}

  private final Duration silence;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
  private Part part = new Part(List.of(), false, null);
  private int next;

  TimedBody(Duration silence) {
    this.silence = silence;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscribed.complete(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    parts.add(new Part(bytes, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    parts.add(new Part(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    parts.add(new Part(List.of(), true, null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    ByteBuffer buffer = count == 0 ? null : buffer();
    if (buffer == null) {
      return count == 0 ? 0 : -1;
    }
    int n = Math.min(count, buffer.remaining());
    buffer.get(bytes, from, n);
    return n;
  }

  /** What is to be read next, or null at the end. */
  private ByteBuffer buffer() throws IOException {
    while (!part.last()) {
      while (next < part.bytes().size()) {
        if (part.bytes().get(next).hasRemaining()) {
          return part.bytes().get(next);
        }
        next++;
      }
      take();
    }
    if (part.failure() != null) {
      throw new IOException(part.failure().getMessage(), part.failure());
    }
    return null;
  }

  private void take() throws IOException {
    if (next > 0) {
      subscribed.join().request(1);
    }
    Part taken;
    try {
      taken = parts.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading", e);
    }
    if (taken == null) {
      close();
      throw new HttpTimeoutException("nothing came for " + silence);
    }
    part = taken;
    next = 0;
  }

  /** Whatever is still to come is not wanted. */
  @Override
  public void close() {
    var unused = subscribed.thenAccept(Flow.Subscription::cancel);
  }
}
