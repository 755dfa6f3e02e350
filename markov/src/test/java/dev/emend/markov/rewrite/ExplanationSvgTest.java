package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Evidences.dragons;
import static dev.emend.markov.rewrite.Evidences.open;
import static dev.emend.markov.rewrite.Evidences.plays;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Method;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExplanationSvgTest {
  private static String drawn(ChainSolver.Options solver, Evidences evidence, State state) {
    RewriteMiner miner = new RewriteMiner(Evidences.NO_LIFT, solver, "stop"::equals);
    return ExplanationSvg.document(miner.explain(evidence.evidence(), state));
  }

  private static String drawn(Evidences evidence, String text) {
    return drawn(ChainSolver.Options.DEFAULT, evidence, open(text));
  }

  private static Document parsed(String svg) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }

  private static List<Element> elements(String svg, String name) {
    NodeList found = parsed(svg).getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static List<String> contents(String svg, String name) {
    return elements(svg, name).stream().map(Element::getTextContent).toList();
  }

  @Test
  void sourceIsDrawnWithItsChainAndItsVerdict() {
    assertThat(contents(drawn(dragons(), "play maj and dragons"), "text"))
        .contains("'play maj and dragons'", "said 10 times", "en-US")
        .contains("'play imagine dragons'", "38 % · 5 customers", "4.5 times in 5 sessions", "AUTO")
        .contains("'stop'", "8 % · 1 customer", "'put on imagine dragons'", "4 % · 1 customer")
        .contains("ends well", "5 %", "53 % in the end")
        .contains("ends badly", "45 %", "47 % in the end")
        .contains("Works as heard", "5 %, at least 0 %")
        .contains("Works rewritten", "95 %, at least 89 %")
        .contains("Mostly fails", "98.3 %")
        .contains(
            "The log tells the kinds apart by 0 %: 100 % of what looks like success is believed")
        .contains("Gain 90 %, at least 80 %, each bound at credibility 90 %")
        .contains(
            "Support 5.0 times by 5 customers in 6 sessions, 100 % of what ends well",
            "AUTO 09dfd89ffe2b39c7 → 'play imagine dragons'",
            "5 customers said it again so; success rises from 5 % to 95 %, 100 % of what ends"
                + " well");
  }

  @Test
  void targetIsDrawnWithWhatLeadsToIt() {
    String svg = drawn(dragons(), "play imagine dragons");

    assertThat(contents(svg, "text"))
        .contains("'play maj and dragons'", "38 % · 5 customers", "ends well", "95 %")
        .contains("No rewrite", "It was never said again in other words")
        .contains("Target of 'play maj and dragons': AUTO 09dfd89ffe2b39c7")
        .noneMatch(text -> text.contains("in the end"));
  }

  @Test
  void thicknessOfAnArrowIsItsProbability() {
    List<Double> thickness =
        elements(drawn(dragons(), "play maj and dragons"), "path").stream()
            .filter(path -> path.hasAttribute("stroke-width"))
            .map(path -> Double.valueOf(path.getAttribute("stroke-width")))
            .toList();

    assertThat(thickness).containsExactly(6.7, 2.6, 2.0, 2.1, 7.7);
  }

  @Test
  void whoCannotSeeThePictureIsToldItsTitleAndWhatItSays() {
    Element root = parsed(drawn(dragons(), "play maj and dragons")).getDocumentElement();

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("emend-title emend-desc");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("The chain around 'play maj and dragons'");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .contains("├─ 45 %──► (ends badly)");
  }

  @Test
  void signsOfXmlAreTextOnly() {
    String odd = "play <b> & \"ac/dc\" ]]> 'live' 😀";
    Evidences evidence =
        Evidences.of()
            .said(odd, 0, 5, plays("<b> & \"ac"))
            .said("a\u0001b\ud800", 9, 0, plays("x"))
            .again(odd, "a\u0001b\ud800", 5, 5);
    String svg = drawn(evidence, odd);

    assertThat(contents(svg, "title"))
        .contains("The chain around '" + odd + "'")
        .contains("'" + odd + "', read as music|play(song=<b> & \"ac)")
        .anyMatch(title -> title.startsWith("'a\ufffdb\ufffd': "));
    assertThat(elements(svg, "b")).isEmpty();
  }

  @Test
  void longTextsAreCutAndWholeInATooltip() {
    String endless = "play " + "something by the velvet kettles ".repeat(20).strip();
    String word = "donaudampfschiff".repeat(20);
    Evidences evidence =
        Evidences.of()
            .said(endless, 0, 5, plays(endless))
            .said(word, 9, 0, plays(word))
            .again(endless, word, 5, 5);
    String svg = drawn(evidence, endless);

    assertThat(contents(svg, "title")).anyMatch(t -> t.startsWith("'" + word + "': "));
    assertThat(contents(svg, "title")).anyMatch(t -> t.startsWith("'" + endless + "', read as "));
    assertThat(contents(svg, "text"))
        .anyMatch(text -> text.startsWith("'donaudampf"))
        .anyMatch(text -> text.endsWith("…"))
        .allMatch(text -> text.length() < 170);
  }

  @Test
  void whatIsLeftOutIsCountedButNeverTheTarget() {
    State hub = new State("offer", "hub");
    Evidences evidence = Evidences.of().said(hub, 0, 3, plays("hub"));
    for (int i = 0; i < 9; i++) {
      evidence.said("text " + i, 9, 0, plays("song " + (i < 8 ? 1 : 2)));
      evidence.again(hub, open("text " + i), i < 8 ? 2 : 3, 2);
      evidence.again(open("text " + i), hub, 1, 1);
    }
    String svg = drawn(ChainSolver.Options.DEFAULT, evidence, hub);
    RewriteMiner miner =
        new RewriteMiner(Evidences.NO_LIFT, ChainSolver.Options.DEFAULT, text -> false);
    String target =
        miner.explain(evidence.evidence(), hub).comparison().orElseThrow().target().text();

    assertThat(contents(svg, "text"))
        .contains("'hub' after offer", "and 3 more", "'" + target + "'")
        .filteredOn("and 3 more"::equals)
        .hasSize(2);
  }

  @Test
  void aTextThatNobodySaidHasNoEnds() {
    assertThat(contents(drawn(dragons(), "qwertz"), "text"))
        .contains("'qwertz'", "It was never said in the nights that are counted")
        .doesNotContain("ends well", "ends badly");
  }

  @Test
  void walksTellWhatTheyDidNotFollow() {
    ChainSolver.Options walk =
        ChainSolver.Options.DEFAULT.withDirect(0, 0, 0).withLarge(Method.BOUNDED_DEPTH, 1e-9, 1, 1);

    assertThat(contents(drawn(walk, dragons(), open("play maj and dragons")), "text"))
        .contains("not followed 5.0e-01");
  }

  @Test
  void everythingIsInsideThePictureForAnyEvidence() {
    for (long seed = 0; seed < 40; seed++) {
      Evidences evidence = Evidences.random(seed);
      for (Saying saying : evidence.evidence().sayings()) {
        String svg = drawn(ChainSolver.Options.DEFAULT, evidence, saying.state());
        double height = Double.parseDouble(parsed(svg).getDocumentElement().getAttribute("height"));
        assertThat(elements(svg, "text"))
            .allMatch(text -> Double.parseDouble(text.getAttribute("y")) < height)
            .allMatch(text -> Double.parseDouble(text.getAttribute("x")) < 1120);
        assertThat(svg).doesNotContain("NaN", "Infinity", "null");
      }
    }
  }

  @Test
  void theSameEvidenceInAnotherOrderGivesTheSameCharacters() {
    for (long seed = 0; seed < 10; seed++) {
      Evidences evidence = Evidences.random(seed);
      RewriteMiner miner =
          new RewriteMiner(Evidences.NO_LIFT, ChainSolver.Options.DEFAULT, text -> false);
      for (Saying saying : evidence.evidence().sayings()) {
        assertThat(ExplanationSvg.document(miner.explain(evidence.shuffled(seed), saying.state())))
            .isEqualTo(ExplanationSvg.document(miner.explain(evidence.evidence(), saying.state())));
      }
    }
  }
}
