package dev.emend.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoalFinderTest {
  private final GoalFinder finder = new GoalFinder(GoalFinder.Options.DEFAULT);

  @Test
  void aRephraseStaysAndANewAimLeaves() {
    Session session = session("play maj and dragons", "play imagine dragons", "what time is it");
    assertThat(finder.goals(session, List.of(none(), says("t0", 0.9), says("t1", 0.1))))
        .containsExactly("g-t0", "g-t0", "g-t2");
  }

  @Test
  void aRephraseBehindAnotherAimReturnsToItsGoal() {
    Session session = session("lights of", "what time is it", "lights off");
    assertThat(finder.goals(session, List.of(none(), none(), says("t0", 0.8))))
        .containsExactly("g-t0", "g-t1", "g-t0");
  }

  @Test
  void aVerbatimRepeatStaysEvenWithoutACandidate() {
    Session session = session("Next  song", "next song");
    assertThat(finder.goals(session, List.of(none(), none()))).containsExactly("g-t0", "g-t0");
  }

  @Test
  void theSameWordsUnderAnotherPromptAreNoRepeat() {
    Turn first = Logged.turn("t0", "no").context("confirm", "d1").done();
    Turn second = Logged.turn("t1", "no").done();
    assertThat(finder.goals(new Session(List.of(first, second)), List.of(none(), none())))
        .containsExactly("g-t0", "g-t1");
  }

  @Test
  void anAnswerToAPromptStays() {
    Turn first = Logged.turn("t0", "find a restaurant").context(null, "d1").done();
    Turn second = Logged.turn("t1", "thai").context("request:food", "d1").done();
    Turn third = Logged.turn("t2", "play jazz").context(null, "d1").done();
    assertThat(
            finder.goals(
                new Session(List.of(first, second, third)), List.of(none(), none(), none())))
        .containsExactly("g-t0", "g-t0", "g-t2");
  }

  @Test
  void aTerminationBelongsToWhatItEnds() {
    Session session = session("call mom", "Never mind", "play jazz", "stop");
    assertThat(finder.goals(session, List.of(none(), none(), none(), none())))
        .containsExactly("g-t0", "g-t0", "g-t2", "g-t2");
  }

  @Test
  void aFirstTurnThatStopsSomethingIsAGoalOfItsOwn() {
    assertThat(finder.goals(session("stop"), List.of(none()))).containsExactly("g-t0");
  }

  @Test
  void listsThatDoNotFitTheTurnsAreRefused() {
    assertThatThrownBy(() -> finder.goals(session("a", "b"), List.of(none())))
        .hasMessageContaining("1 lists for 2 turns");
    assertThatThrownBy(() -> new GoalFinder.Options(1.5, new Terminations(Set.of())))
        .hasMessageContaining("1.5");
  }

  private static Session session(String... utterances) {
    List<Turn> turns = new ArrayList<>();
    for (String utterance : utterances) {
      turns.add(Logged.turn("t" + turns.size(), utterance).done());
    }
    return new Session(turns);
  }

  private static List<Candidate> none() {
    return List.of();
  }

  private static List<Candidate> says(String turnId, double probability) {
    return List.of(new Candidate(turnId, probability));
  }
}
