package dev.emend.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedRewriteTest {
  private record Fields(
      int locale,
      int context,
      int intent,
      long number,
      String textId,
      String customer,
      String source,
      String target) {
    int write(Arena.Writer arena) {
      return PackedRewrite.write(
          arena, locale, context, intent, number, textId, customer, source, target);
    }

    void check(PackedRewrite packed) {
      assertThat(packed.locale()).isEqualTo(locale);
      assertThat(packed.context()).isEqualTo(context);
      assertThat(packed.intent()).isEqualTo(intent);
      assertThat(packed.customer()).isEqualTo(customer);
      assertThat(packed.source()).isEqualTo(source);
      assertThat(packed.sourcePrint()).isEqualTo(Fingerprint.of(source));
      assertThat(packed.target()).isEqualTo(target);
      assertThat(packed.rewriteId())
          .isEqualTo(textId != null ? textId : String.format("%016x", number));
      assertThat(packed.is(customer, source)).isTrue();
      assertThat(packed.is(customer == null ? "" : null, source)).isFalse();
      assertThat(packed.is(customer, source + "x")).isFalse();
      assertThat(packed.is(customer, otherLetter(source))).isFalse();
    }
  }

  private static String otherLetter(String text) {
    int at = text.length() / 2;
    return text.isEmpty()
        ? "x"
        : text.substring(0, at) + (char) (text.charAt(at) ^ 0x100) + text.substring(at + 1);
  }

  private static Fields random(Random random) {
    return new Fields(
        random.nextInt(1 << random.nextInt(20)),
        random.nextInt(1 << random.nextInt(30)) - 1,
        random.nextInt(1 << random.nextInt(30)) - 1,
        random.nextLong(),
        random.nextInt(4) == 0 ? text(random, 30) : null,
        random.nextInt(2) == 0 ? text(random, 30) : null,
        text(random, 300),
        text(random, 300));
  }

  private static String text(Random random, int longest) {
    int limit = random.nextInt(3) == 0 ? 0x10000 : random.nextBoolean() ? 0x100 : 0x7f;
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest); length > 0; length--) {
      text.append((char) random.nextInt(limit));
    }
    return text.toString();
  }

  @Test
  void whatIsPackedComesBackAndSoDoesItsCopy() {
    Random random = new Random(11);
    List<Fields> all = new ArrayList<>();
    List<Integer> addresses = new ArrayList<>();
    Arena.Writer writer = Arena.empty().writer();
    for (int i = 0; i < 3_000; i++) {
      all.add(random(random));
      addresses.add(all.get(i).write(writer));
    }
    Arena arena = writer.done();
    Arena.Writer copies = arena.writer();
    for (int i = 0; i < all.size(); i++) {
      PackedRewrite packed = at(arena, addresses.get(i));
      all.get(i).check(packed);
      addresses.set(i, packed.copyTo(copies, Arena.offset(addresses.get(i))));
    }
    Arena both = copies.done();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).check(at(both, addresses.get(i)));
    }
    assertThat(both.bytes()).isGreaterThan(2 << 18);
  }

  @Test
  void aRecordLongerThanAChunkHasOneToItself() {
    Fields huge = new Fields(0, -1, -1, 1, null, null, "s", "long ".repeat(1 << 17));
    Fields small = new Fields(0, -1, -1, 2, null, null, "a", "b");
    Arena.Writer writer = Arena.empty().writer();
    int[] addresses = {small.write(writer), huge.write(writer), small.write(writer)};
    Arena arena = writer.done();
    small.check(at(arena, addresses[0]));
    huge.check(at(arena, addresses[1]));
    small.check(at(arena, addresses[2]));
  }

  @Test
  void noRecordIsNowhere() {
    Arena.Writer writer = Arena.empty().writer();
    Fields fields = new Fields(0, -1, -1, 0, null, null, "", "t");
    assertThat(fields.write(writer)).isNotEqualTo(Arena.NOWHERE);
  }

  private static PackedRewrite at(Arena arena, int address) {
    return new PackedRewrite(arena.chunk(address), Arena.offset(address));
  }
}
