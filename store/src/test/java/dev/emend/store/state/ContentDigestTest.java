package dev.emend.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentDigestTest {
  private static final StoredRewrite A =
      new StoredRewrite("1", "en-US", null, null, "a", "b", "media", "play");
  private static final StoredRewrite B =
      new StoredRewrite("2", "en-US", "c", "k", "a", "б", null, null);

  private static String of(StoredRewrite... rewrites) {
    ContentDigest digest = new ContentDigest();
    List.of(rewrites).forEach(digest::add);
    return digest.hex();
  }

  @Test
  void orderDoesNotMatter() {
    assertThat(of(A, B)).isEqualTo(of(B, A)).hasSize(64).isNotEqualTo(of(A));
  }

  @Test
  void everyFieldMatters() {
    Set<String> digests = new HashSet<>();
    digests.add(of(A));
    digests.add(of(new StoredRewrite("x", "en-US", null, null, "a", "b", "media", "play")));
    digests.add(of(new StoredRewrite("1", "x", null, null, "a", "b", "media", "play")));
    digests.add(of(new StoredRewrite("1", "en-US", "", null, "a", "b", "media", "play")));
    digests.add(of(new StoredRewrite("1", "en-US", null, "", "a", "b", "media", "play")));
    digests.add(of(new StoredRewrite("1", "en-US", null, null, "x", "b", "media", "play")));
    digests.add(of(new StoredRewrite("1", "en-US", null, null, "a", "x", "media", "play")));
    digests.add(of(new StoredRewrite("1", "en-US", null, null, "a", "b", "x", "play")));
    digests.add(of(new StoredRewrite("1", "en-US", null, null, "a", "b", "media", "x")));
    digests.add(of(new StoredRewrite("1", "en-US", null, null, "ab", "", "media", "play")));
    assertThat(digests).hasSize(10);
  }

  @Test
  void whatIsTakenBackIsAsIfItHadNeverBeen() {
    ContentDigest digest = new ContentDigest(of(A, B));
    digest.remove(A);
    assertThat(digest.hex()).isEqualTo(of(B));
    digest.remove(B);
    assertThat(digest.hex()).isEqualTo("0".repeat(64));
  }
}
