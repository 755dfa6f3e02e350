package dev.emend.store.s3;

import dev.emend.store.blob.BlobSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The objects below a prefix of a bucket. A reader needs {@code s3:GetObject} on them and {@code
 * s3:ListBucket} on the bucket: without the latter S3 does not tell a file that is missing from one
 * that is forbidden.
 */
public final class S3Source implements BlobSource {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration ATTEMPT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * With a client of one's own, which stays one's own to close.
   *
   * @param prefix what the names of the blobs follow after a slash; empty for the whole bucket
   */
  public S3Source(S3Client client, String bucket, String prefix) {
    if (bucket == null || bucket.isBlank()) {
      throw new IllegalArgumentException("Invalid bucket: '" + bucket + "' (required)");
    }
    this.client = client;
    this.bucket = bucket;
    String bare = prefix.replaceAll("^/+|/+$", "");
    this.prefix = bare.isEmpty() ? "" : bare + '/';
  }

  /**
   * With credentials and region as the environment has them, and time limits.
   *
   * @param place {@code s3://bucket/prefix}
   */
  public static S3Source of(URI place) {
    if (!"s3".equalsIgnoreCase(place.getScheme()) || place.getAuthority() == null) {
      throw new IllegalArgumentException("Invalid place: " + place + " (s3://bucket/prefix)");
    }
    S3Client client =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(SILENCE).socketTimeout(SILENCE))
            .overrideConfiguration(
                limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ANSWER))
            .build();
    return new S3Source(client, place.getAuthority(), place.getPath());
  }

  @Override
  public String place() {
    return "s3://" + bucket + '/' + prefix;
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public InputStream open(String name) throws IOException {
    try {
      return new Body(client.getObject(get -> get.bucket(bucket).key(prefix + name)));
    } catch (NoSuchKeyException e) {
      throw missing(name, e);
    } catch (NoSuchBucketException e) {
      throw new IOException("there is no bucket " + bucket, e);
    } catch (AwsServiceException e) {
      throw refused(e);
    } catch (SdkException e) {
      throw unreachable(e);
    }
  }

  private NoSuchFileException missing(String name, Exception cause) {
    NoSuchFileException missing = new NoSuchFileException(place() + name);
    missing.initCause(cause);
    return missing;
  }

  private static IOException refused(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? "" : " " + e.awsErrorDetails().errorCode();
    String rights =
        e.statusCode() == 403 ? " (the reader needs s3:GetObject, and s3:ListBucket)" : "";
    return new IOException("S3 answered " + e.statusCode() + code + rights, e);
  }

  private static IOException unreachable(SdkException e) {
    return new IOException("S3 cannot be asked: " + e.getMessage(), e);
  }

  /**
   * What the SDK throws while it is read is none of a reader's expected exceptions; that the line
   * was cut, it does not say.
   */
  private static final class Body extends FilterInputStream {
    private final Long length;
    private long count;

    Body(ResponseInputStream<GetObjectResponse> in) {
      super(in);
      length = in.response().contentLength();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int wanted) throws IOException {
      int n;
      try {
        n = super.read(bytes, from, wanted);
      } catch (SdkException e) {
        throw unreachable(e);
      }
      count += Math.max(0, n);
      if (n < 0 && length != null && count < length) {
        throw new IOException("S3 sent %,d bytes of %,d".formatted(count, length));
      }
      return n;
    }
  }
}
