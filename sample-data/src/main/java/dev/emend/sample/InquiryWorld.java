package dev.emend.sample;

import dev.emend.interaction.Feedback;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Heard.Hypothesis;
import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.sample.InquiryWords.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Dialogues of people who look for something by telephone: one wish after the other, answers to
 * prompts, questions about the offer. What they want is drawn from the lexicon, how they and the
 * assistant behave from wide ranges. Whoever repeats what was understood says nothing again;
 * whoever repeats what was read otherwise does. Same seed, same turns.
 */
public final class InquiryWorld {
  private static final long FIRST_MILLIS = 1_770_000_000_000L;
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final int MOST_FURTHER = 4;

  private final long seed;
  private final int sessions;
  private final Chance chance;
  private final InquiryWords words;
  private final InquiryOptions options;
  private final InquiryNlu nlu;

  /**
   * Draws a world.
   *
   * @param seed of all its chance
   * @param sessions number of dialogues
   */
  public InquiryWorld(long seed, int sessions) {
    if (sessions < 1) {
      throw new IllegalArgumentException(
          "Invalid number of sessions: " + sessions + " (must be positive)");
    }
    this.seed = seed;
    this.sessions = sessions;
    chance = new Chance(seed, 0x696e7175697279L);
    words = new InquiryWords(chance);
    options = InquiryOptions.drawn(chance);
    nlu = new InquiryNlu(words, options.understanding(), chance);
  }

  /** All turns of all dialogues, in order; each call goes on where the last one ended. */
  public List<GeneratedTurn> turns() {
    List<GeneratedTurn> turns = new ArrayList<>();
    for (int session = 0; session < sessions; session++) {
      Dialogue dialogue = new Dialogue(session);
      dialogue.hold();
      dialogue.drafts.forEach(draft -> turns.add(draft.done()));
    }
    return turns;
  }

  /** One call. */
  private final class Dialogue {
    private final String id;
    private final Household household;
    private final Household.Device device;
    private final InquiryAssistant assistant;
    private final Caller caller;
    private final int patience = 4 + chance.below(14);
    private final List<Draft> drafts = new ArrayList<>();
    private long now;

    Dialogue(int session) {
      id = "i%d-%05d".formatted(seed, session);
      now = FIRST_MILLIS + session * HOUR_MILLIS;
      double accent = Math.min(3, chance.logNormal(1, options.hearing().accent()));
      String customer = "c%04d".formatted(chance.below(Math.max(10, sessions / 8)));
      household = new Household(customer, "en-US", List.of(), accent, List.of());
      boolean listed = chance.happens(options.hearing().listed());
      device = new Household.Device(customer + "-0", "phone", listed);
      assistant = new InquiryAssistant(words, options.understanding(), seed);
      caller = new Caller(words, options.caller(), assistant, chance);
    }

    void hold() {
      Said said;
      do {
        said = caller.speak();
        turn(said);
      } while (said.meaning().reply() != Request.Reply.BYE && drafts.size() < patience);
      if (chance.happens(options.caller().feedback())) {
        Draft last = drafts.get(drafts.size() - 1);
        last.feedback = last.readRight() ? Feedback.POSITIVE : Feedback.NEGATIVE;
      }
    }

    private void turn(Said said) {
      pause();
      Draft draft = new Draft();
      draft.turnId = id + "-" + drafts.size();
      draft.goalId = id;
      draft.dialogueId = id;
      draft.household = household;
      draft.device = device;
      draft.context = assistant.prompt().context(options.understanding().context());
      draft.said = said.text();
      draft.meaning = said.meaning().reading(words.noun());
      draft.content = said.content();
      draft.rephraseOf = caller.saysAgain(said);
      now += 400 + 250L * Template.words(said.text()).size();
      draft.at = now;
      Request read = hear(draft);
      draft.answer = assistant.answer(read, chance);
      draft.fault = draft.readRight() ? Truth.Fault.CORRECT : Truth.Fault.UNKNOWN;
      caller.heard(new Caller.Exchange(draft.turnId, said, read));
      drafts.add(draft);
      now = draft.end();
    }

    private void pause() {
      if (drafts.isEmpty()) {
        return;
      }
      Draft last = drafts.get(drafts.size() - 1);
      InquiryOptions.Caller habits = options.caller();
      boolean right = last.readRight();
      long cut = Math.round(chance.logNormal(2500, 0.6));
      if (chance.happens(right ? habits.bargeInRight() : habits.bargeInWrong())
          && cut < last.answer.millis()) {
        last.cutOff(cut);
        now = last.end();
      }
      now +=
          Math.round(
              chance.logNormal(right ? habits.gapRight() : habits.gapWrong(), habits.gapSpread()));
    }

    private Request hear(Draft draft) {
      InquiryOptions.Hearing hearing = options.hearing();
      double noise = Math.min(1, chance.logNormal(hearing.wordError() * household.accent(), 0.8));
      String heard = distorted(draft.said, noise);
      double right = heard.equals(draft.said) ? 0.9 : 0.35;
      double told = hearing.telling() * (right + 1 - noise) / 2 + (1 - hearing.telling()) * 0.6;
      double length = 0.02 * hearing.telling() * Template.words(heard).size();
      double confidence = Recognizer.confidence(chance.normal(told - length, hearing.noise()));
      draft.heard = new Heard(heard, confidence, hypotheses(draft.said, heard, confidence, noise));
      return read(draft, 1 - noise);
    }

    private List<Hypothesis> hypotheses(String said, String heard, double first, double noise) {
      List<Hypothesis> hypotheses = new ArrayList<>(List.of(new Hypothesis(heard, first)));
      Set<String> texts = new LinkedHashSet<>();
      for (int i = 0; device.listed() && i < options.hearing().hypotheses(); i++) {
        texts.add(
            chance.happens(0.5)
                ? distorted(heard, 0.15 + 0.3 * noise)
                : distorted(said, 0.2 + noise));
      }
      if (device.listed() && chance.happens(options.hearing().truthListed())) {
        texts.add(said);
      }
      texts.remove(heard);
      double confidence = first;
      for (String text : texts) {
        confidence = Recognizer.confidence(confidence * chance.between(0.5, 0.98));
        hypotheses.add(new Hypothesis(text, confidence));
      }
      return hypotheses;
    }

    private Request read(Draft draft, double quality) {
      InquiryOptions.Understanding understanding = options.understanding();
      Request read = nlu.read(draft.utterance(), assistant.asked(), quality, chance);
      draft.reading = read.reading(words.noun());
      double told = 0.75 + understanding.telling() * (draft.readRight() ? 0.15 : -0.25);
      draft.nluConfidence = Recognizer.confidence(chance.normal(told, understanding.noise()));
      draft.further = further(draft, read, quality);
      return read;
    }

    private List<ScoredReading> further(Draft draft, Request read, double quality) {
      List<Reading> others = new ArrayList<>();
      if (chance.happens(options.understanding().others())) {
        others.add(nlu.invented(read, chance).reading(words.noun()));
      }
      for (Hypothesis other : draft.heard.nbest()) {
        others.add(
            nlu.read(other.text(), assistant.asked(), quality, chance).reading(words.noun()));
      }
      List<ScoredReading> further = new ArrayList<>();
      Set<String> keys = new HashSet<>(Set.of(draft.reading.key()));
      double confidence = draft.nluConfidence;
      for (Reading other : others) {
        if (other.understood() && keys.add(other.key()) && further.size() < MOST_FURTHER) {
          confidence = Recognizer.confidence(confidence * chance.between(0.2, 0.8));
          further.add(new ScoredReading(other, confidence));
        }
      }
      return further;
    }
  }

  private String distorted(String said, double rate) {
    List<String> heard = new ArrayList<>();
    for (String word : Template.words(said)) {
      if (chance.happens(Math.min(0.8, rate))) {
        mishear(heard, word);
      } else {
        heard.add(word);
      }
    }
    return heard.isEmpty() ? said : String.join(" ", heard);
  }

  /** Drops a word, adds one, runs it into the one before, or takes another that sounds alike. */
  private void mishear(List<String> heard, String word) {
    List<String> near = words.sounds().near(word);
    int way = chance.weighted(0.2, 0.1, 0.05, 0.65);
    if (way == 0) {
      return;
    }
    if (way == 2 || near.isEmpty()) {
      String before = heard.isEmpty() ? "" : heard.remove(heard.size() - 1);
      heard.add(before + word);
      return;
    }
    heard.add(chance.pick(near));
    if (way == 1) {
      heard.add(word);
    }
  }
}
