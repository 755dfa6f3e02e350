package dev.emend.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrammarTest {
  private static final String TWIN = "_twin";
  private static final String PAIR = "_pair";

  private final Grammar handmade = Grammar.handmade();
  private final Grammar twinned = handmade.twinned(new Chance(3), 1);

  @Test
  void withoutTwinsNothingIsAdded() {
    assertThat(handmade.twinned(new Chance(3), 0).intents()).isEqualTo(handmade.intents());
  }

  @Test
  void everyIntentHasATwinWhereAllShallHaveOne() {
    assertThat(further(TWIN)).hasSameSizeAs(handmade.intents());
  }

  @Test
  void aTwinIsSaidInTheSameWordsButForOne() {
    for (Intent twin : further(TWIN)) {
      Intent first = handmade.intent(twin.name().replace(TWIN, ""));
      for (Template wording : requests(twin)) {
        assertThat(first.templates())
            .as(twin.name() + ": " + wording.tokens())
            .anyMatch(other -> differsInOneWord(other.tokens(), wording.tokens()));
      }
    }
  }

  private static boolean differsInOneWord(List<String> before, List<String> after) {
    List<String> lost = new ArrayList<>(before);
    after.forEach(lost::remove);
    List<String> come = new ArrayList<>(after);
    before.forEach(come::remove);
    return lost.stream().distinct().count() <= 1 && come.size() <= 2 * Math.max(1, lost.size());
  }

  @Test
  void aTwinDiffersFromItsFirst() {
    for (Intent twin : further(TWIN)) {
      Intent first = handmade.intent(twin.name().replace(TWIN, ""));
      List<List<String>> tokens = requests(first).stream().map(Template::tokens).toList();
      assertThat(requests(twin))
          .as(twin.name())
          .anyMatch(wording -> !tokens.contains(wording.tokens()));
    }
  }

  @Test
  void aPairOfNamesTakesBothFromTheSameKind() {
    Values values = Values.handmade();
    assertThat(further(PAIR)).hasSizeGreaterThan(5);
    for (Intent pair : further(PAIR)) {
      for (Template wording : pair.templates()) {
        List<String> slots = wording.slots();
        assertThat(slots).hasSize(2);
        assertThat(values.of(slots.get(1)).names()).isEqualTo(values.of(slots.get(0)).names());
      }
    }
  }

  @Test
  void theOrderOfAPairOfNamesIsRead() {
    Nlu nlu = new Nlu(twinned, Values.handmade(), 0.62);
    Template wording = twinned.intent("call_person" + PAIR).templates().get(0);
    List<String> people = Values.handmade().of("person").names();
    String one = people.get(0);
    String other = people.get(1);
    String there = wording.say(Map.of("person", one, "person_2", other));
    String back = wording.say(Map.of("person", other, "person_2", one));
    assertThat(values(nlu.read(null, there).reading())).containsExactly(one, other);
    assertThat(values(nlu.read(null, back).reading())).containsExactly(other, one);
  }

  /** In the order of the slots' names. */
  private static List<String> values(Reading reading) {
    return reading.slots().stream()
        .sorted(Comparator.comparing(Slot::name))
        .map(Slot::value)
        .toList();
  }

  private static List<Template> requests(Intent intent) {
    return intent.templates().stream().filter(t -> t.use() == Template.Use.REQUEST).toList();
  }

  private List<Intent> further(String kind) {
    return twinned.intents().stream().filter(intent -> intent.name().endsWith(kind)).toList();
  }
}
