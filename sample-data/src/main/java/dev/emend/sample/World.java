package dev.emend.sample;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A simulated world. Its nights are independent of each other and of the order in which they are
 * asked for; the same options give the same turns. Not for several threads at once.
 */
public final class World {
  private static final long DAWN_MILLIS = 5 * 3_600_000L;
  private static final long WAKING_MILLIS = 18 * 3_600_000L;

  /** From here on wordings are alike. */
  private static final double LIKE = 0.5;

  /** How much oftener the more alike of them is said. */
  private static final double PULL = 4;

  private final WorldOptions options;
  private final Grammar grammar;
  private final Values values;
  private final Surroundings surroundings;
  private final List<Household> households = new ArrayList<>();

  /** Draws the words, the holes, the mishearings and the people. */
  public World(WorldOptions options) {
    this.options = options;
    Chance chance = new Chance(options.seed());
    WorldOptions.Vocabulary vocabulary = options.vocabulary();
    grammar =
        vocabulary.drawn()
            ? Grammar.handmade()
                .twinned(chance, vocabulary.twins())
                .drawn(chance, options.understanding().holes())
            : Grammar.handmade();
    values =
        vocabulary.drawn()
            ? Values.handmade().drawn(chance, vocabulary.share())
            : Values.handmade();
    surroundings = surroundings(chance);
    for (int i = 0; i < options.customers(); i++) {
      households.add(household(i, chance));
    }
  }

  /** What conversations happen in: the recognizer, the NLU, the assistant, the pilot. */
  record Surroundings(
      WorldOptions options,
      Grammar grammar,
      Recognizer recognizer,
      Nlu nlu,
      Assistant assistant,
      Pilot pilot) {}

  private Surroundings surroundings(Chance chance) {
    Sounds sounds = new Sounds(lexicon());
    Mishearings mishearings = new Mishearings();
    mishearings.addHandmade(chance, options.hearing().handmade());
    mishearings.addDrawn(values, sounds, chance, options.hearing().systematic());
    return new Surroundings(
        options,
        grammar,
        new Recognizer(options.hearing(), mishearings, sounds),
        new Nlu(grammar, values, options.understanding().tolerance()),
        new Assistant(grammar, options.understanding()),
        Pilot.of(grammar, values, mishearings, options.understanding().pilots()));
  }

  private Set<String> lexicon() {
    Set<String> words = new LinkedHashSet<>();
    Resources.lines("lexicon.txt").forEach(line -> words.addAll(Template.words(line)));
    grammar.templates().forEach(template -> words.addAll(template.tokens()));
    values.all().forEach(k -> k.names().forEach(name -> words.addAll(Template.words(name))));
    words.removeIf(Template::isSlot);
    return words;
  }

  private Household household(int number, Chance chance) {
    String id = "c%04d".formatted(number);
    String locale = chance.happens(0.7) ? "en-US" : "en-GB";
    List<Household.Device> devices = new ArrayList<>();
    for (int i = 0; i <= chance.weighted(0.6, 0.3, 0.1); i++) {
      String type = List.of("speaker", "screen", "phone").get(chance.weighted(0.6, 0.15, 0.25));
      devices.add(new Household.Device(id + "-" + i, type, chance.happens(0.9)));
    }
    double accent = Math.min(3, chance.logNormal(1, options.hearing().accent()));
    List<Goal> habits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      habits.add(goal(locale, chance));
    }
    return new Household(id, locale, devices, accent, habits);
  }

  /** Something that anyone may want, the popular more often. */
  private Goal goal(String locale, Chance chance) {
    List<Intent> intents = grammar.intents();
    Intent intent =
        intents.get(chance.weighted(intents.stream().mapToDouble(Intent::weight).toArray()));
    List<Template> openings = intent.templates(Template.Use.REQUEST, locale);
    if (openings.isEmpty()) {
      return goal(locale, chance);
    }
    Template opening = chance.zipf(openings, options.vocabulary().wordingSkew());
    return new Goal(intent, opening, named(intent, opening, Map.of(), chance));
  }

  private String name(String slot, Chance chance) {
    return chance.zipf(values.of(slot).names(), options.vocabulary().valueSkew());
  }

  /** What a customer wants next. */
  Goal goal(Household household, Chance chance) {
    return chance.happens(options.vocabulary().habits())
        ? chance.pick(household.habits())
        : goal(household.locale(), chance);
  }

  /**
   * The same request with another name for one of its slots, or with two names of a kind the other
   * way round; another request where it has none.
   */
  Goal changed(Household household, Goal goal, Chance chance) {
    List<String> slots = goal.opening().slots();
    if (slots.isEmpty()) {
      return goal(household, chance);
    }
    String first = slots.get(0);
    String second = Values.second(first);
    if (slots.contains(second) && chance.happens(0.5)) {
      return goal.with(first, goal.values().get(second)).with(second, goal.values().get(first));
    }
    String slot = chance.pick(slots);
    return goal.with(slot, name(slot, chance));
  }

  /**
   * Something else that is said in like words about the same things, as "unlock the door" is after
   * "lock the door"; another request where there is none.
   */
  Goal neighbour(Household household, Goal goal, Chance chance) {
    List<Goal> near = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Intent intent : grammar.intents()) {
      if (!intent.name().equals(goal.intent().name())) {
        for (Template template : intent.templates(Template.Use.REQUEST, household.locale())) {
          double likeness = template.likeness(goal.opening());
          if (likeness >= LIKE) {
            near.add(new Goal(intent, template, named(intent, template, goal.values(), chance)));
            weights.add(StrictMath.pow(likeness, PULL));
          }
        }
      }
    }
    return near.isEmpty()
        ? goal(household, chance)
        : near.get(chance.weighted(weights.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private Map<String, String> named(
      Intent intent, Template opening, Map<String, String> known, Chance chance) {
    Set<String> slots = new LinkedHashSet<>(opening.slots());
    if (intent.asks() != null) {
      slots.add(intent.asks());
    }
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String slot : slots) {
      String name = known.containsKey(slot) ? known.get(slot) : name(slot, chance);
      while (name.equals(chosen.get(Values.kind(slot)))) {
        name = chance.pick(values.of(slot).names());
      }
      chosen.put(slot, name);
    }
    return chosen;
  }

  /** All turns of a date in the order of the log. */
  public List<GeneratedTurn> night(LocalDate date) {
    Chance chance = new Chance(options.seed(), date.toEpochDay());
    long midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    Ids ids = new Ids(date);
    Map<String, Long> busy = new LinkedHashMap<>();
    List<GeneratedTurn> turns = new ArrayList<>();
    for (long start : starts(chance)) {
      Household household = chance.zipf(households, 0.4);
      Household.Device device = chance.pick(household.devices());
      long from = Math.max(midnight + start, busy.getOrDefault(device.id(), 0L) + 90_000);
      Conversation conversation =
          new Conversation(this, surroundings, household, device, ids, chance);
      turns.addAll(conversation.hold(from));
      busy.put(device.id(), conversation.end());
    }
    turns.sort(
        Comparator.comparing((GeneratedTurn t) -> t.turn().at())
            .thenComparing(t -> t.turn().turnId()));
    return turns;
  }

  private List<Long> starts(Chance chance) {
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < options.sessionsPerNight(); i++) {
      starts.add(DAWN_MILLIS + (long) (WAKING_MILLIS * chance.uniform()));
    }
    starts.sort(Comparator.naturalOrder());
    return starts;
  }

  /** Numbers the turns, goals and dialogues of a night. */
  static final class Ids {
    private final String day;
    private int turns;
    private int goals;

    Ids(LocalDate date) {
      day = "%02d%02d".formatted(date.getMonthValue(), date.getDayOfMonth());
    }

    String turn() {
      return "t%s-%05d".formatted(day, turns++);
    }

    String goal() {
      return "g%s-%05d".formatted(day, goals++);
    }
  }
}
