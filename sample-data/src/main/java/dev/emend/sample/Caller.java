package dev.emend.sample;

import dev.emend.sample.InquiryAssistant.Kind;
import dev.emend.sample.InquiryWords.Occasion;
import dev.emend.sample.InquiryWords.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Somebody who looks for something, and says so until it is found or patience ends. */
final class Caller {
  private static final double SOME_SLOT = 0.6;
  private static final double INDIFFERENCE = 0.12;

  private final InquiryWords words;
  private final InquiryOptions.Caller habits;
  private final InquiryAssistant assistant;
  private final Chance chance;
  private final TreeMap<String, String> wishes = new TreeMap<>();
  private final TreeSet<String> told = new TreeSet<>();
  private final List<String> questions;
  private Exchange last;
  private Exchange before;

  Caller(
      InquiryWords words, InquiryOptions.Caller habits, InquiryAssistant assistant, Chance chance) {
    this.words = words;
    this.habits = habits;
    this.assistant = assistant;
    this.chance = chance;
    for (String slot : words.slots()) {
      if (chance.happens(SOME_SLOT)) {
        wishes.put(slot, wish(slot, INDIFFERENCE));
      }
    }
    if (wishes.isEmpty()) {
      String slot = words.slots().iterator().next();
      wishes.put(slot, wish(slot, 0));
    }
    int number = 1 + chance.below(words.attributes().size());
    questions = new ArrayList<>(chance.shuffled(words.attributes().subList(0, number)));
  }

  /** What was said, and how it was read. */
  record Exchange(String turnId, Said said, Request read) {
    boolean wrong() {
      return !said.meaning().reading("").key().equals(read.reading("").key());
    }

    /** Whether it asked for something and was read otherwise. */
    boolean lost() {
      return said.content() && wrong();
    }
  }

  private String wish(String slot, double indifference) {
    return chance.happens(indifference) ? InquiryWords.ANY : chance.zipf(words.values(slot), 0.5);
  }

  /** Remembers a turn. */
  void heard(Exchange exchange) {
    before = last;
    last = exchange;
  }

  /** The last turn or the one before it, where this says again what was lost there; or null. */
  String saysAgain(Said said) {
    for (Exchange exchange : new Exchange[] {last, before}) {
      if (said.content()
          && exchange != null
          && exchange.lost()
          && said.meaning().saysAgain(exchange.said.meaning(), exchange.read)) {
        return exchange.turnId;
      }
    }
    return null;
  }

  /** What comes next. */
  Said speak() {
    if (chance.happens(habits.mumbles())) {
      return words.sound(chance);
    }
    Said again = again();
    return again == null ? next() : again;
  }

  private Said again() {
    if (last == null) {
      return null;
    }
    if (last.lost() && chance.happens(habits.notices() * habits.retries())) {
      return again(last.said);
    }
    boolean failed = assistant.prompt().kind() == Kind.NOTHING || assistant.ignored();
    if (last.said.content() && !last.wrong() && failed && chance.happens(habits.insists())) {
      return again(last.said);
    }
    boolean returns = before != null && before.lost() && !last.wrong() && !known(before.said);
    return returns && chance.happens(habits.returns()) ? again(before.said) : null;
  }

  private boolean known(Said said) {
    return said.meaning().questions().isEmpty()
        && said.meaning().wishes().entrySet().stream()
            .allMatch(wish -> wish.getValue().equals(assistant.believed(wish.getKey())));
  }

  private Said again(Said said) {
    if (chance.happens(habits.verbatim())) {
      return said;
    }
    Request meaning = said.meaning();
    if (!meaning.wishes().isEmpty()) {
      return wishAgain(new TreeMap<>(meaning.wishes()));
    }
    if (!meaning.questions().isEmpty()) {
      List<String> asked = new ArrayList<>(meaning.questions());
      if (asked.size() > 1 && chance.happens(habits.shorter())) {
        asked.remove(chance.below(2));
      }
      return words.question(asked, chance);
    }
    return words.reply(meaning.reply(), chance);
  }

  private Said wishAgain(SortedMap<String, String> again) {
    String asked = assistant.asked();
    if (asked != null && definite(asked) && chance.happens(habits.adds())) {
      again.put(asked, wishes.get(asked));
    } else if (again.size() > 1 && chance.happens(habits.shorter())) {
      again.remove(chance.happens(0.5) ? again.firstKey() : again.lastKey());
    }
    return words.wish(again, chance.pick(List.of(Occasion.values())), chance);
  }

  private boolean definite(String slot) {
    return wishes.containsKey(slot) && !wishes.get(slot).equals(InquiryWords.ANY);
  }

  private Said next() {
    return switch (assistant.prompt().kind()) {
      case CONFIRM -> confirm(assistant.prompt().slot());
      case NOTHING -> otherwise();
      case ASK -> answer(assistant.asked());
      case WELCOME, OFFER -> assistant.offered() ? onOffer() : open();
    };
  }

  private Said confirm(String slot) {
    if (wishes.getOrDefault(slot, "").equals(assistant.believed(slot))) {
      return words.reply(Request.Reply.YES, chance);
    }
    return wishes.containsKey(slot) && chance.happens(0.5)
        ? words.wish(Map.of(slot, wishes.get(slot)), Occasion.ANSWER, chance)
        : words.reply(Request.Reply.NO, chance);
  }

  private Said otherwise() {
    List<String> slots = wishes.keySet().stream().filter(this::definite).toList();
    if (slots.isEmpty() || !chance.happens(habits.changesMind())) {
      boolean more = chance.happens(0.5);
      return words.reply(more ? Request.Reply.OTHERS : Request.Reply.BYE, chance);
    }
    String slot = chance.pick(slots);
    wishes.put(slot, wish(slot, 0));
    return words.wish(with(slot, true), Occasion.CHANGE, chance);
  }

  private Said answer(String slot) {
    wishes.computeIfAbsent(slot, s -> wish(s, 0.5));
    boolean indifferent = !definite(slot);
    Map<String, String> said = indifferent ? Map.of(slot, wishes.get(slot)) : with(slot, false);
    told.add(slot);
    return words.wish(said, Occasion.ANSWER, chance);
  }

  /** The wish for a slot, sometimes with the others, known ones too. */
  private Map<String, String> with(String slot, boolean evenTold) {
    TreeMap<String, String> said = new TreeMap<>(Map.of(slot, wishes.get(slot)));
    if (chance.happens(habits.inFull())) {
      for (String other : wishes.keySet()) {
        boolean fresh = evenTold || !told.contains(other) || chance.happens(habits.inFull());
        if (definite(other) && fresh) {
          said.put(other, wishes.get(other));
        }
      }
    }
    return said;
  }

  private Said onOffer() {
    TreeMap<String, String> wrong = new TreeMap<>();
    for (String slot : wishes.keySet()) {
      String believed = assistant.believed(slot);
      if (definite(slot) && believed != null && !believed.equals(wishes.get(slot))) {
        wrong.put(slot, wishes.get(slot));
      }
    }
    if (!wrong.isEmpty() && chance.happens(SOME_SLOT)) {
      return words.wish(wrong, chance.happens(0.5) ? Occasion.OPENING : Occasion.ANSWER, chance);
    }
    if (questions.isEmpty()) {
      boolean more = chance.happens(0.15);
      return words.reply(more ? Request.Reply.OTHERS : Request.Reply.BYE, chance);
    }
    return chance.happens(0.2) ? words.reply(Request.Reply.OTHERS, chance) : ask();
  }

  private Said ask() {
    int number = chance.happens(0.3) ? Math.min(2, questions.size()) : 1;
    List<String> asked = List.copyOf(questions.subList(0, number));
    questions.removeAll(asked);
    return words.question(asked, chance);
  }

  private Said open() {
    TreeMap<String, String> said = new TreeMap<>();
    for (String slot : wishes.keySet()) {
      boolean fresh = definite(slot) && !told.contains(slot);
      if (fresh && (said.isEmpty() || chance.happens(habits.together()))) {
        said.put(slot, wishes.get(slot));
      }
    }
    if (said.isEmpty()) {
      wishes.keySet().stream().filter(this::definite).forEach(s -> said.put(s, wishes.get(s)));
    }
    told.addAll(said.keySet());
    return said.isEmpty()
        ? words.reply(Request.Reply.BYE, chance)
        : words.wish(said, Occasion.OPENING, chance);
  }
}
