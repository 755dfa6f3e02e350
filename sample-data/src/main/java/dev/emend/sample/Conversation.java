package dev.emend.sample;

import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Arm;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Taught;
import java.util.ArrayList;
import java.util.List;

/** One session: what a customer wants, says, and does when misunderstood. */
final class Conversation {
  private static final int MOST_GOALS = 8;
  private static final int MOST_ATTEMPTS = 5;

  private final World world;
  private final World.Surroundings around;
  private final WorldOptions.Behaviour habits;
  private final Household household;
  private final Household.Device device;
  private final World.Ids ids;
  private final Chance chance;
  private final List<Draft> drafts = new ArrayList<>();
  private String dialogueId;
  private String goalId;
  private Intent asked;
  private long now;

  Conversation(
      World world,
      World.Surroundings around,
      Household household,
      Household.Device device,
      World.Ids ids,
      Chance chance) {
    this.world = world;
    this.around = around;
    this.habits = around.options().behaviour();
    this.household = household;
    this.device = device;
    this.ids = ids;
    this.chance = chance;
  }

  /** The turns of the session that begins at a time, milliseconds since 1970. */
  List<GeneratedTurn> hold(long start) {
    now = start;
    if (chance.happens(habits.falseWake())) {
      overhear();
    } else {
      pursueAll();
    }
    return drafts.stream().map(Draft::done).toList();
  }

  /** When the session has ended. */
  long end() {
    return now;
  }

  private void pursueAll() {
    Goal goal = world.goal(household, chance);
    for (int i = 0; i < MOST_GOALS; i++) {
      goalId = ids.goal();
      dialogueId = device.type().equals("phone") ? "d-" + goalId : null;
      Draft last = pursue(goal);
      afterwards(last);
      if (!chance.happens(goes(goal, last))) {
        return;
      }
      goal = next(goal, last.satisfied());
    }
  }

  private double goes(Goal goal, Draft last) {
    boolean again = goal.intent().again() && last.satisfied();
    return again ? Math.max(habits.again(), habits.moreGoals()) : habits.moreGoals();
  }

  private Goal next(Goal goal, boolean satisfied) {
    pauseBeforeGoal();
    if (!satisfied) {
      return world.goal(household, chance);
    }
    if (goal.intent().again() && chance.happens(habits.again())) {
      return goal;
    }
    List<Template> followUps =
        goal.intent().templates(Template.Use.FOLLOW_UP, household.locale()).stream()
            .filter(t -> goal.values().keySet().containsAll(t.slots()))
            .toList();
    if (!followUps.isEmpty() && chance.happens(0.4)) {
      return world.changed(household, goal.openedBy(chance.pick(followUps)), chance);
    }
    if (chance.happens(habits.changeOfMind())) {
      return world.changed(household, goal, chance);
    }
    return habits.neighbour() > 0 && chance.happens(habits.neighbour())
        ? world.neighbour(household, goal, chance)
        : world.goal(household, chance);
  }

  /** Tries until it works or the customer gives up; the last attempt. */
  private Draft pursue(Goal goal) {
    Template template = goal.opening();
    String text = polite(template.say(goal.values()));
    Draft last = say(text, goal.meaning(template), true, null);
    Draft first = last;
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      last = whenAsked(goal, last);
      if (last.satisfied()) {
        teach(first, last);
        return last;
      }
      if (attempt == MOST_ATTEMPTS || !chance.happens(habits.retry())) {
        return last;
      }
      pauseAfterFailure(last);
      interlude();
      Attempt next = again(goal, template, text);
      template = next.template;
      text = next.text;
      last = say(next.said, goal.meaning(template), true, last.turnId);
    }
    return last;
  }

  /** What is said next: the plain text of a wording, and how it is really put. */
  private record Attempt(Template template, String text, String said) {}

  private Attempt again(Goal goal, Template template, String text) {
    int way =
        chance.weighted(
            habits.verbatim(), habits.rephrase(), habits.simplify(), habits.correct() + 1e-9);
    if (way == 0) {
      return new Attempt(template, text, text);
    }
    if (way == 3) {
      String start = chance.pick(List.of("no i said ", "i said ", "no "));
      return new Attempt(template, text, start + text);
    }
    Template other = way == 1 ? other(goal, template) : shortest(goal, template);
    String words = other.say(goal.values());
    return new Attempt(other, words, words);
  }

  private List<Template> wordings(Goal goal) {
    return goal.intent().templates(Template.Use.REQUEST, household.locale()).stream()
        .filter(t -> goal.values().keySet().containsAll(t.slots()))
        .filter(t -> t.slots().containsAll(goal.opening().slots()))
        .toList();
  }

  private Template other(Goal goal, Template not) {
    boolean skilled = chance.happens(habits.skill());
    List<Template> others =
        wordings(goal).stream()
            .filter(t -> !t.equals(not) && (!skilled || t.hole().none()))
            .toList();
    return others.isEmpty()
        ? not
        : chance.zipf(others, around.options().vocabulary().wordingSkew());
  }

  private Template shortest(Goal goal, Template not) {
    Template shortest = not;
    for (Template template : wordings(goal)) {
      if (template.tokens().size() < shortest.tokens().size()) {
        shortest = template;
      }
    }
    return shortest;
  }

  /** Answers what the assistant asked, as long as it asks for the right thing. */
  private Draft whenAsked(Goal goal, Draft question) {
    Draft last = question;
    String rephrased = null;
    for (int i = 0; i < 3 && asksFor(goal, last); i++) {
      if (rephrased == null && !last.readRight()) {
        return last;
      }
      List<Template> answers = goal.intent().templates(Template.Use.ANSWER, household.locale());
      Template template = chance.zipf(answers, around.options().vocabulary().wordingSkew());
      pause(1200, 0.4);
      last = say(template.say(goal.values()), goal.meaning(template), true, rephrased);
      rephrased = last.turnId;
    }
    return last;
  }

  private static boolean asksFor(Goal goal, Draft last) {
    return last.asks != null && last.asks.name().equals(goal.intent().name());
  }

  private String polite(String text) {
    if (!chance.happens(habits.polite())) {
      return text;
    }
    return chance.happens(0.5) ? "please " + text : text + " please";
  }

  private void interlude() {
    if (chance.happens(habits.stop())) {
      control(Control.STOP);
    } else if (chance.happens(habits.complain())) {
      control(Control.COMPLAIN);
    }
  }

  private void afterwards(Draft last) {
    boolean satisfied = last.satisfied();
    if (chance.happens(habits.feedback())) {
      boolean positive = satisfied != chance.happens(0.08);
      last.feedback = positive ? Feedback.POSITIVE : Feedback.NEGATIVE;
    }
    if (!satisfied && chance.happens(habits.stop())) {
      pauseAfterFailure(last);
      control(Control.STOP);
    } else if (satisfied && last.answer.millis() < 20_000 && chance.happens(0.02)) {
      pause(1500, 0.4);
      control(Control.THANKS);
    } else if (satisfied && last.answer.millis() > 20_000 && chance.happens(0.08)) {
      pauseBeforeGoal();
      control(Control.STOP);
    }
  }

  private void control(Control control) {
    String text = chance.zipf(control.texts(), 1);
    say(text, Control.reading(control.intent()), false, null);
    pause(1500, 0.5);
  }

  private void teach(Draft first, Draft last) {
    if (first == last || first.readRight() || last.context != null) {
      return;
    }
    if (chance.happens(habits.teach())) {
      pause(3000, 0.4);
      String text = "when i say " + first.utterance() + " i mean " + last.utterance();
      Draft lesson = say(text, Control.reading("teach"), false, null);
      lesson.taught = new Taught(first.utterance(), last.utterance());
    }
  }

  /** Speech that was not meant for the assistant. */
  private void overhear() {
    goalId = ids.goal();
    List<String> words = Template.words(chance.pick(Resources.lines("lexicon.txt")));
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 3 + chance.below(6); i++) {
      heard.add(chance.pick(words));
    }
    Draft draft = say(String.join(" ", heard), Reading.NOTHING, false, null);
    draft.wake = Recognizer.confidence(chance.normal(0.45, 0.15));
    draft.fault = Truth.Fault.UNKNOWN;
  }

  private Draft say(String said, Reading meaning, boolean content, String rephraseOf) {
    Draft draft = new Draft();
    draft.household = household;
    draft.device = device;
    draft.dialogueId = dialogueId;
    draft.turnId = ids.turn();
    draft.goalId = goalId;
    draft.said = said;
    draft.meaning = meaning;
    draft.content = content;
    draft.rephraseOf = rephraseOf;
    draft.context = asked == null ? null : around.grammar().context(asked);
    now += 400 + 280L * Template.words(said).size();
    draft.at = now;
    hear(draft);
    answer(draft);
    drafts.add(draft);
    now = draft.end();
    return draft;
  }

  private void hear(Draft draft) {
    draft.wake = Recognizer.confidence(chance.normal(0.85, 0.1));
    draft.heard = around.recognizer().hear(draft.said, household.accent(), device.listed(), chance);
    String text = served(draft);
    Nlu.Understood understood = around.nlu().read(draft.context, text);
    double noise = around.options().understanding().confidenceNoise();
    draft.reading = understood.reading();
    draft.nluConfidence = Recognizer.confidence(chance.normal(understood.fit() - 0.05, noise));
    draft.further =
        understood.further().stream()
            .map(
                fit ->
                    new ScoredReading(
                        fit.reading(), Recognizer.confidence(draft.nluConfidence * fit.fit())))
            .toList();
  }

  /** What the NLU is given: the pilot's target where there is one and it is not withheld. */
  private String served(Draft draft) {
    AppliedRewrite rewrite =
        draft.context == null ? around.pilot().find(household.locale(), draft.utterance()) : null;
    if (rewrite == null) {
      return draft.utterance();
    }
    draft.arm = chance.happens(0.75) ? Arm.TREATMENT : Arm.CONTROL;
    if (draft.arm == Arm.CONTROL) {
      return draft.utterance();
    }
    draft.applied = rewrite;
    return rewrite.servedUtterance();
  }

  private void answer(Draft draft) {
    Assistant.Reply reply = around.assistant().reply(draft.reading, asked, chance);
    draft.answer = reply.answer();
    draft.asks = reply.asks();
    draft.fault = fault(draft);
    asked = reply.asks();
  }

  private Truth.Fault fault(Draft draft) {
    if (draft.readRight()) {
      Answer.Status status = draft.answer.status();
      return status == Answer.Status.NO_RESULT || status == Answer.Status.ERROR
          ? Truth.Fault.RESULT
          : Truth.Fault.CORRECT;
    }
    if (draft.utterance().equals(draft.said)) {
      return Truth.Fault.NLU;
    }
    Reading asSaid = around.nlu().read(draft.context, draft.said).reading();
    return asSaid.key().equals(draft.meaning.key()) ? Truth.Fault.ASR : Truth.Fault.UNKNOWN;
  }

  private void pauseAfterFailure(Draft last) {
    if (chance.happens(habits.bargeInFailure())) {
      cutOff(last, chance.logNormal(1300, 0.6));
    } else if (last.answer.millis() > 20_000) {
      cutOff(last, chance.logNormal(5000, 0.6));
    }
    pause(habits.retryGapMillis(), habits.gapSpread());
  }

  private void pauseBeforeGoal() {
    Draft last = drafts.get(drafts.size() - 1);
    if (last.answer.millis() > 20_000 && chance.happens(0.6)) {
      cutOff(last, chance.logNormal(40_000, 1));
      return;
    }
    if (chance.happens(habits.bargeInSuccess())) {
      cutOff(last, chance.logNormal(1000, 0.5));
    }
    pause(habits.goalGapMillis(), habits.gapSpread());
  }

  /** Cuts an answer off, if it is not over by then. */
  private void cutOff(Draft draft, double millis) {
    long tenths = Math.round(millis / 100) * 100;
    if (tenths < draft.answer.millis()) {
      draft.cutOff(tenths);
      now = draft.end();
    }
  }

  private void pause(double median, double spread) {
    now += Math.round(chance.logNormal(median, spread) / 100) * 100;
  }
}
