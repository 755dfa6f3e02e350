package dev.emend.interaction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'play jazz'|'play jazz'",
        "'  Play\tJAZZ  \n'|'play jazz'",
        "'ﬁnd ｃａｆé'|'find café'",
        "'a\u00a0\u2003b'|'a b'",
        "'what''s up?!'|'what''s up?!'",
        "''|''",
        "'   '|''",
        "'STRASSE İ'|'strasse i\u0307'"
      })
  void foldsCaseWidthAndBlanksAndNothingElse(String text, String key) {
    assertThat(TextKey.of(text)).isEqualTo(key);
  }

  @Test
  void theKeyOfAKeyIsItself() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int k = 0; k < length; k++) {
        text.appendCodePoint(
            random.nextInt(4) == 0 ? 1 + random.nextInt(0xd7ff - 1) : 1 + random.nextInt(0x250));
      }
      String key = TextKey.of(text.toString());
      assertThat(TextKey.of(key)).isEqualTo(key);
    }
  }
}
