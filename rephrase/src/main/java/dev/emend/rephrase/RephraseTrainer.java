package dev.emend.rephrase;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.rephrase.Feature.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Learns the rephrase model from the log alone, by expectation–maximisation over views. Whether a
 * turn is a rephrase is hidden; given that, its wording, the behaviour around it and what others
 * say next are nearly independent. Each round fits one classifier to the wording and one to the
 * behaviour by the posterior of the round before, and the new posterior is their product over the
 * prior, with the candidates of a turn competing. What sounds alike thus teaches how soon and after
 * what people repeat themselves, and that in turn finds the rephrases that share no word. What both
 * say then teaches what it means in this log that many say a text after another ({@link Lifts}) and
 * that others go on after it or let it rest ({@link Fates}), and one classifier over wording and
 * behaviour together is fitted to the end. Fitting and scoring use different halves of the
 * sessions, so that no pair confirms itself.
 */
public final class RephraseTrainer {
  private static final int FOLDS = 2;

  /** Weight of the model that training begins with. */
  private static final double TRUST = 0.5;

  private static final int TENTHS = 10;

  /** How often it is learnt what others tell from what others helped to find. */
  private static final int OTHERS_ROUNDS = 2;

  private static final Boosting.Options OF_A_VIEW = new Boosting.Options(40, 3, 6, 60, 0.15, 0.5);

  /** What a night adds to the trees it goes on from. */
  private static final Boosting.Options FURTHER = new Boosting.Options(40, 8, 8, 50, 0.1, 0.5);

  /** What is grown from nothing. */
  private static final Boosting.Options OF_ALL = new Boosting.Options(120, 8, 8, 50, 0.12, 0.2);

  /** What becomes of either text with others. */
  private static final Set<Feature> FATE =
      EnumSet.of(Feature.WENT_ON_EARLIER, Feature.WENT_ON_LATER);

  private final Options options;
  private final Terminations terminations;
  private final Followers followers;

  /**
   * A trainer.
   *
   * @param options how much to look at
   * @param terminations wordings that are no attempt
   * @param followers what customers say right after a text
   */
  public RephraseTrainer(Options options, Terminations terminations, Followers followers) {
    this.options = options;
    this.terminations = terminations;
    this.followers = followers;
  }

  /** Trains from nothing but the sessions. */
  public RephraseModel train(List<Session> sessions) {
    return train(sessions, new FirstGuess(), null, 0).model;
  }

  /**
   * Trains on sessions, beginning with what an earlier model believes. Its beliefs stay half of the
   * weight in every round: without a truth, training on one log alone drifts away from a good
   * beginning.
   *
   * @param sessions in a stable order; those beyond {@link Options#mostPairs} pairs are left out
   * @param begin the model to begin with
   */
  public RephraseModel train(List<Session> sessions, RephraseModel begin) {
    return train(sessions, begin::rawLogOdds, begin.pairs(), TRUST).model;
  }

  /**
   * A model with its card.
   *
   * @param model the model
   * @param card what it is made of, held out sessions among it
   */
  public record Carded(RephraseModel model, ModelCard card) {}

  /** The same as {@link #train(List, RephraseModel)}, with the card of the model. */
  public Carded trainWithCard(List<Session> sessions, RephraseModel begin) {
    Training training = train(sessions, begin::rawLogOdds, begin.pairs(), TRUST);
    HeldOut heldOut = HeldOut.of(begin.id(), training.heldOut, RephraseModel.Calibration.NONE);
    return new Carded(training.model, card(training.model, sessions).with(heldOut));
  }

  /**
   * Learns from what is known.
   *
   * @param worlds in a stable order; what lies beyond {@link Options#mostPairs} pairs is left out
   */
  public RephraseModel learn(List<Annotated> worlds) {
    List<Session> sessions = new ArrayList<>();
    List<Annotated> worldOf = new ArrayList<>();
    for (Annotated world : worlds) {
      sessions.addAll(world.sessions());
      worldOf.addAll(Collections.nCopies(world.sessions().size(), world));
    }
    Pairs pairs = Pairs.of(sessions, terminations, options, followers);
    double[] known =
        IntStream.of(pairs.all())
            .mapToDouble(i -> pairs.isRephrase(i, worldOf.get(pairs.sessionOf[i])) ? 1 : 0)
            .toArray();
    return model(ofAll(pairs, known), Lifts.NONE, Fates.NONE);
  }

  /**
   * A training.
   *
   * @param model the model
   * @param heldOut what models that did not see the session of a turn thought of it
   */
  private record Training(RephraseModel model, List<HeldOut.JudgedTurn> heldOut) {}

  /**
   * Trains.
   *
   * @param from the trees to go on from, or null
   */
  private Training train(List<Session> sessions, PairScore begin, TreeEnsemble from, double trust) {
    Pairs pairs = Pairs.of(sessions, terminations, options, followers);
    double[] believed = Arrays.stream(pairs.rows).mapToDouble(begin::logOdds).toArray();
    double[] posterior = pairs.compete(believed);
    double[] heldOut = believed;
    for (int round = 0; round < options.rounds(); round++) {
      heldOut = heldOut(pairs, posterior);
      posterior = withOthers(pairs, mixed(heldOut, believed, trust));
    }
    TreeEnsemble trees = from == null ? ofAll(pairs, posterior) : further(pairs, posterior, from);
    double[] scores = Arrays.stream(pairs.rows).mapToDouble(trees::score).toArray();
    double[] told = withOthers(pairs, scores);
    RephraseModel model =
        model(trees, lifts(pairs, told, pairs.all()), fates(pairs, told, pairs.all()));
    return new Training(model, pairs.turns(sessions, heldOut, believed));
  }

  /** The posterior of each pair with what the other sessions teach of others. */
  private double[] withOthers(Pairs pairs, double[] alone) {
    double[] posterior = pairs.compete(alone);
    for (int round = 0; round < OTHERS_ROUNDS; round++) {
      double[] logOdds = alone.clone();
      for (int fold = 0; fold < FOLDS; fold++) {
        Lifts lifts = lifts(pairs, posterior, pairs.outside(fold));
        Fates fates = fates(pairs, posterior, pairs.outside(fold));
        for (int i : pairs.inside(fold)) {
          logOdds[i] += lifts.of(pairs.rows[i]) + fates.of(pairs.rows[i]);
        }
      }
      posterior = pairs.compete(logOdds);
    }
    return posterior;
  }

  private Lifts lifts(Pairs pairs, double[] posterior, int[] chosen) {
    return options.features().contains(Feature.SAID_NEXT)
        ? Lifts.of(pairs.rows, posterior, chosen)
        : Lifts.NONE;
  }

  private Fates fates(Pairs pairs, double[] posterior, int[] chosen) {
    return options.features().containsAll(FATE)
        ? Fates.of(pairs.rows, posterior, chosen)
        : Fates.NONE;
  }

  /**
   * The card of a model.
   *
   * @param model a model that was trained on the sessions
   * @param sessions the same, in the same order
   */
  public ModelCard card(RephraseModel model, List<Session> sessions) {
    Pairs pairs = Pairs.of(sessions, terminations, options, followers);
    List<Turn> turns =
        sessions.subList(0, pairs.sessions).stream().flatMap(s -> s.turns().stream()).toList();
    double[] posterior = pairs.compete(model::logOdds);
    Integer[] histogram = new Integer[TENTHS];
    Arrays.fill(histogram, 0);
    for (double p : posterior) {
      histogram[Math.min(TENTHS - 1, (int) (p * TENTHS))]++;
    }
    return new ModelCard(
        model.id(),
        DataDigest.of(turns),
        date(turns.stream().map(Turn::at).min(Comparator.naturalOrder()).orElseThrow()),
        date(turns.stream().map(Turn::at).max(Comparator.naturalOrder()).orElseThrow()),
        pairs.sessions,
        pairs.size(),
        Arrays.stream(posterior).sum(),
        Logistic.logit(Arrays.stream(posterior).average().orElseThrow()),
        model.calibration(),
        Importances.of(model, pairs.rows),
        List.of(histogram),
        null,
        null);
  }

  private static LocalDate date(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The log-odds of each pair by classifiers that are fitted to the other sessions. */
  private double[] heldOut(Pairs pairs, double[] posterior) {
    double[] logOdds = new double[pairs.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] outside = pairs.outside(fold);
      double prior =
          Logistic.logit(
              IntStream.of(outside).mapToDouble(i -> posterior[i]).average().orElseThrow());
      TreeEnsemble wording = fit(pairs, posterior, outside, OF_A_VIEW, View.WORDING);
      TreeEnsemble behaviour = fit(pairs, posterior, outside, OF_A_VIEW, View.BEHAVIOUR);
      for (int i : pairs.inside(fold)) {
        logOdds[i] = wording.score(pairs.rows[i]) + behaviour.score(pairs.rows[i]) - prior;
      }
    }
    return logOdds;
  }

  private static double[] mixed(double[] heldOut, double[] believed, double trust) {
    double[] logOdds = new double[heldOut.length];
    for (int i = 0; i < logOdds.length; i++) {
      logOdds[i] = trust * believed[i] + (1 - trust) * heldOut[i];
    }
    return logOdds;
  }

  private static RephraseModel model(TreeEnsemble trees, Lifts lifts, Fates fates) {
    return ModelCodec.identified(
        new RephraseModel("", trees, lifts, fates, RephraseModel.Calibration.NONE));
  }

  /** With the candidates of a turn competing, as they do when they are judged. */
  private TreeEnsemble ofAll(Pairs pairs, double[] posterior) {
    int[] columns = options.columns(View.WORDING, View.BEHAVIOUR);
    return new Boosting(OF_ALL).fit(pairs.rows, columns, posterior, pairs.rivals());
  }

  private TreeEnsemble further(Pairs pairs, double[] posterior, TreeEnsemble from) {
    int[] columns = options.columns(View.WORDING, View.BEHAVIOUR);
    return new Boosting(FURTHER).fit(pairs.rows, columns, posterior, from);
  }

  private TreeEnsemble fit(
      Pairs pairs, double[] posterior, int[] chosen, Boosting.Options trees, View... views) {
    double[][] rows = IntStream.of(chosen).mapToObj(i -> pairs.rows[i]).toArray(double[][]::new);
    double[] target = IntStream.of(chosen).mapToDouble(i -> posterior[i]).toArray();
    return new Boosting(trees).fit(rows, options.columns(views), target);
  }

  /**
   * How much training looks at.
   *
   * @param mostPairs pairs of turns at most
   * @param rounds rounds of expectation–maximisation, at least 1
   * @param mostCandidates how many earlier attempts compete for each turn
   * @param features what is learnt from, some of the wording and some of the behaviour among it;
   *     what becomes of either text with others counts together or not at all. A model to begin
   *     with keeps to the features it was learnt from itself
   */
  public record Options(int mostPairs, int rounds, int mostCandidates, Set<Feature> features) {
    /** Looks at all features. */
    public Options(int mostPairs, int rounds, int mostCandidates) {
      this(mostPairs, rounds, mostCandidates, EnumSet.allOf(Feature.class));
    }

    /** Refuses values that leave nothing to learn from. */
    public Options {
      features = Set.copyOf(features);
      if (mostPairs < 1 || rounds < 1 || mostCandidates < 1) {
        throw new IllegalArgumentException(
            "Invalid training: %d pairs, %d rounds, %d candidates (each must be at least 1)"
                .formatted(mostPairs, rounds, mostCandidates));
      }
      demandSome(View.WORDING, features);
      demandSome(View.BEHAVIOUR, features);
    }

    private static void demandSome(View view, Set<Feature> features) {
      if (View.columns(features, view).length == 0) {
        throw new IllegalArgumentException(
            "Invalid features: none of %s among %s".formatted(view, new TreeSet<>(features)));
      }
    }

    private int[] columns(View... views) {
      return View.columns(features, views);
    }
  }

  /** The compared pairs of the sessions; the pairs of one later turn stand together. */
  private static final class Pairs {
    final double[][] rows;
    final int sessions;
    private final List<String> earlier;
    private final List<String> later;
    final int[] sessionOf;
    private final int[] turnOf;

    private Pairs(
        int sessions,
        List<double[]> rows,
        List<String> earlier,
        List<String> later,
        List<Integer> turnOf,
        List<Integer> sessionOf) {
      this.sessions = sessions;
      this.earlier = earlier;
      this.later = later;
      this.rows = rows.toArray(double[][]::new);
      this.turnOf = turnOf.stream().mapToInt(Integer::intValue).toArray();
      this.sessionOf = sessionOf.stream().mapToInt(Integer::intValue).toArray();
    }

    static Pairs of(
        List<Session> sessions, Terminations terminations, Options options, Followers followers) {
      List<double[]> rows = new ArrayList<>();
      List<String> from = new ArrayList<>();
      List<String> to = new ArrayList<>();
      List<Integer> turnOf = new ArrayList<>();
      List<Integer> sessionOf = new ArrayList<>();
      int turn = 0;
      int s = 0;
      for (; s < sessions.size() && rows.size() < options.mostPairs(); s++) {
        List<PreparedTurn> turns = PreparedTurn.all(sessions.get(s).turns(), terminations);
        PairFeatures features = new PairFeatures(turns, followers);
        Candidates candidates = new Candidates(turns, options.mostCandidates());
        for (int later = 1; later < turns.size(); later++, turn++) {
          for (int earlier : candidates.of(later)) {
            rows.add(features.of(earlier, later));
            from.add(turns.get(earlier).turn.turnId());
            to.add(turns.get(later).turn.turnId());
            turnOf.add(turn);
            sessionOf.add(s);
          }
        }
      }
      if (rows.isEmpty()) {
        throw new IllegalArgumentException(
            "Cannot train on " + sessions.size() + " sessions: none has two attempts");
      }
      return new Pairs(s, rows, from, to, turnOf, sessionOf);
    }

    /** The number of the later turn of each pair. */
    int[] rivals() {
      return turnOf;
    }

    int size() {
      return rows.length;
    }

    /** The turns with candidates, by what a model and another think of these. */
    List<HeldOut.JudgedTurn> turns(List<Session> all, double[] heldOut, double[] believed) {
      double[] beliefs = compete(believed);
      List<HeldOut.JudgedTurn> turns = new ArrayList<>();
      for (int from = 0, to; from < size(); from = to) {
        to = end(from);
        Turn any = all.get(sessionOf[from]).turn(0);
        turns.add(
            new HeldOut.JudgedTurn(
                any.locale(),
                any.deviceType(),
                Arrays.copyOfRange(heldOut, from, to),
                Arrays.copyOfRange(beliefs, from, to)));
      }
      return turns;
    }

    private int end(int from) {
      int to = from + 1;
      while (to < size() && turnOf[to] == turnOf[from]) {
        to++;
      }
      return to;
    }

    boolean isRephrase(int pair, Annotated world) {
      return world.saysAgain(later.get(pair), earlier.get(pair));
    }

    int[] all() {
      return IntStream.range(0, size()).toArray();
    }

    int[] inside(int fold) {
      return IntStream.range(0, size()).filter(i -> sessionOf[i] % FOLDS == fold).toArray();
    }

    int[] outside(int fold) {
      int[] others = IntStream.range(0, size()).filter(i -> sessionOf[i] % FOLDS != fold).toArray();
      return others.length == 0 ? inside(fold) : others;
    }

    double[] compete(java.util.function.ToDoubleFunction<double[]> score) {
      return compete(Arrays.stream(rows).mapToDouble(score).toArray());
    }

    double[] compete(double[] logOdds) {
      double[] posterior = new double[size()];
      for (int from = 0, to; from < size(); from = to) {
        to = end(from);
        double[] competing = Candidates.compete(Arrays.copyOfRange(logOdds, from, to));
        System.arraycopy(competing, 0, posterior, from, competing.length);
      }
      return posterior;
    }
  }
}
