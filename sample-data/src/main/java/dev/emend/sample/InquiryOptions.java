package dev.emend.sample;

/**
 * The drawn parameters of a world of inquiries.
 *
 * @param hearing how recognition fails
 * @param understanding how the NLU and the assistant fail
 * @param caller what people do
 */
record InquiryOptions(Hearing hearing, Understanding understanding, Caller caller) {

  static InquiryOptions drawn(Chance chance) {
    return new InquiryOptions(
        Hearing.drawn(chance), Understanding.drawn(chance), Caller.drawn(chance));
  }

  /**
   * How recognition fails.
   *
   * @param wordError median chance that a word is misheard
   * @param accent spread of that chance over speakers (log scale)
   * @param telling how much the confidence tells, 0..1
   * @param noise standard deviation of the confidence
   * @param listed chance that a caller's further hypotheses are reported
   * @param truthListed chance that what was said is among them
   * @param hypotheses most further hypotheses
   */
  record Hearing(
      double wordError,
      double accent,
      double telling,
      double noise,
      double listed,
      double truthListed,
      int hypotheses) {
    private static Hearing drawn(Chance chance) {
      return new Hearing(
          chance.between(0.03, 0.35),
          chance.between(0.3, 1.2),
          chance.between(0.1, 1),
          chance.between(0.03, 0.25),
          Math.min(1, chance.between(0, 1.6)),
          chance.between(0, 0.5),
          chance.below(10));
    }
  }

  /**
   * How the NLU and the assistant fail.
   *
   * @param misses chance to miss a part of what was heard
   * @param adds chance to read something that was not said
   * @param deaf share of the values that it does not know
   * @param telling how much the confidence tells, 0..1
   * @param noise standard deviation of the confidence
   * @param others chance of a further reading out of thin air
   * @param ignores chance that what was understood is not acted on
   * @param confirms chance to ask "is that right?"
   * @param findsNothing chance that nothing meets the wishes
   * @param asksAgain chance that what is not understood is asked again
   * @param context how much the context tells: 0 nothing, 1 the kind of prompt, 2 its slot, too
   */
  record Understanding(
      double misses,
      double adds,
      double deaf,
      double telling,
      double noise,
      double others,
      double ignores,
      double confirms,
      double findsNothing,
      double asksAgain,
      int context) {
    private static Understanding drawn(Chance chance) {
      return new Understanding(
          chance.between(0, 0.15),
          chance.between(0, 0.05),
          chance.between(0, 0.1),
          chance.uniform(),
          chance.between(0.03, 0.25),
          chance.uniform(),
          chance.between(0, 0.15),
          chance.between(0, 0.4),
          chance.between(0.05, 0.4),
          chance.between(0.1, 0.9),
          chance.weighted(0.1, 0.3, 0.6));
    }
  }

  /**
   * What people do.
   *
   * @param notices chance to notice that one was misunderstood
   * @param retries chance to say it again then
   * @param returns chance to come back to it after the next turn
   * @param verbatim chance to say it again in the same words
   * @param shorter chance to say it again with fewer of them
   * @param adds chance to add the answer to what was asked meanwhile
   * @param together chance that a further wish goes into the same utterance
   * @param inFull chance that known wishes are said once more
   * @param insists chance to repeat what was understood and answered badly
   * @param changesMind chance of another wish where nothing was found
   * @param mumbles chance of a sound that means nothing
   * @param feedback chance of a verdict on the last turn
   * @param bargeInRight chance to cut off the answer to what was read right
   * @param bargeInWrong chance to cut off another
   * @param gapRight median silence after what was read right, milliseconds
   * @param gapWrong median silence after other answers, milliseconds
   * @param gapSpread spread of the silences (log scale)
   */
  record Caller(
      double notices,
      double retries,
      double returns,
      double verbatim,
      double shorter,
      double adds,
      double together,
      double inFull,
      double insists,
      double changesMind,
      double mumbles,
      double feedback,
      double bargeInRight,
      double bargeInWrong,
      double gapRight,
      double gapWrong,
      double gapSpread) {
    private static Caller drawn(Chance chance) {
      double bargeIn = chance.between(0, 0.3);
      double gap = chance.between(400, 5000);
      return new Caller(
          chance.between(0.5, 1),
          chance.between(0.5, 0.95),
          chance.between(0, 0.5),
          chance.between(0.05, 0.5),
          chance.between(0.1, 0.8),
          chance.between(0, 0.4),
          chance.between(0.1, 0.7),
          chance.between(0, 0.4),
          chance.between(0, 0.5),
          chance.between(0.3, 0.9),
          chance.between(0, 0.08),
          chance.between(0, 0.1),
          bargeIn,
          bargeIn + chance.between(0, 0.3),
          gap,
          gap * chance.between(0.4, 1.5),
          chance.between(0.3, 1.1));
    }
  }
}
