package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.markov.rewrite.Finding.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One night replayed: what the nights before it taught, and what its customers did.
 *
 * @param learnt the nights before
 * @param night the night
 */
public record Replay(Evidence learnt, Evidence night) {

  /** A proposal of the nights before with what the night shows of it. */
  record Trial(Proposal proposal, Borne borne) {}

  /** Every proposal whose source was said in the night. */
  List<Trial> trials(RewriteMiner miner) {
    Mining mining = miner.mining(learnt);
    Map<State, Saying> said = new HashMap<>();
    night.sayings().forEach(saying -> said.put(saying.state(), saying));
    Map<State, List<SaidAgain>> out = new HashMap<>();
    for (SaidAgain step : night.steps()) {
      out.computeIfAbsent(step.from(), state -> new ArrayList<>()).add(step);
    }
    List<Trial> trials = new ArrayList<>();
    for (Proposal proposal : mining.proposals()) {
      Saying saying = said.get(proposal.source());
      if (saying != null && !proposal.sameReading()) {
        List<SaidAgain> steps = out.getOrDefault(proposal.source(), List.of());
        trials.add(new Trial(proposal, borne(mining.known(), proposal, saying, steps, said)));
      }
    }
    return trials;
  }

  /** Successes count as far as the nights before believe them. */
  private static Borne borne(
      Known known,
      Proposal proposal,
      Saying saying,
      List<SaidAgain> steps,
      Map<State, Saying> said) {
    String meaning = proposal.reading().key();
    double wanted = 0;
    double elsewhere = 0;
    for (SaidAgain step : steps) {
      Reading read = said.get(step.to()).mainReading();
      if (read.key().equals(meaning)) {
        wanted += step.mass();
      } else if (!step.to().text().equals(proposal.source().text())) {
        elsewhere += step.mass();
      }
    }
    boolean readSo = saying.mainReading().key().equals(meaning);
    double content = readSo ? 0 : saying.success() * known.kinds().believed(proposal.failing());
    return new Borne(wanted, content, elsewhere);
  }
}
