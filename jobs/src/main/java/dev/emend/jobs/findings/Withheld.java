package dev.emend.jobs.findings;

import java.util.regex.Pattern;

/**
 * Takes out of sentences what came from a log: reports of nights are read by more people than the
 * logs. The terminal of whoever runs the night tells the whole.
 */
public final class Withheld {
  /** Stands for what is not shown. */
  static final String MARK = "…";

  /** From the first quote that begins a word to the last one; quoted texts may hold quotes. */
  private static final Pattern QUOTED = Pattern.compile("(?<![^\\s(])'.*'", Pattern.DOTALL);

  /** A breach of the contract names the field, and then the value that was found in it. */
  private static final Pattern BREACH =
      Pattern.compile("(One of the breaches: [^:]*):.*?( \\(\\./emend |$)", Pattern.DOTALL);

  private static final Pattern CUSTOMER =
      Pattern.compile("\\b(for|of) customer \\S+?(?=[,.)\\s]|$)");

  private Withheld() {}

  /** The sentence without the texts it quotes, the customers it names and the values it found. */
  public static String sentence(String sentence) {
    String found = BREACH.matcher(sentence).replaceAll("$1$2");
    String named = CUSTOMER.matcher(found).replaceAll("$1 a customer");
    return QUOTED.matcher(named).replaceAll("'" + MARK + "'");
  }
}
