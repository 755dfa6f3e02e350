package dev.emend.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something people want.
 *
 * @param domain its domain
 * @param name its name
 * @param weight how often it is wanted
 * @param asks the slot that the assistant asks for where it is missing, or null
 * @param plays whether the answer is long
 * @param again whether it is often said again and meant again ("louder")
 * @param supported whether the assistant can do it
 * @param templates its wordings, the commonest first
 */
record Intent(
    String domain,
    String name,
    double weight,
    String asks,
    boolean plays,
    boolean again,
    boolean supported,
    List<Template> templates) {

  /** Reads a line {@code intent …} of {@code grammar.txt}. */
  static Intent parse(String domain, String line) {
    List<String> words = Arrays.asList(line.split(" +"));
    String asks = null;
    for (String word : words) {
      asks = word.startsWith("asks=") ? word.substring(5) : asks;
    }
    return new Intent(
        domain,
        words.get(1),
        Double.parseDouble(words.get(2)),
        asks,
        words.contains("plays"),
        words.contains("again"),
        !words.contains("unsupported"),
        new ArrayList<>());
  }

  /** Another intent that is like it in all else. */
  Intent named(String other, String where, String asking, List<Template> wordings) {
    return new Intent(where, other, weight, asking, plays, again, supported, wordings);
  }

  Intent with(List<Template> others) {
    return new Intent(domain, name, weight, asks, plays, again, supported, others);
  }

  /** The wordings of one use that are said in a locale, the commonest first. */
  List<Template> templates(Template.Use use, String locale) {
    return templates.stream().filter(t -> t.use() == use && t.saidIn(locale)).toList();
  }
}
