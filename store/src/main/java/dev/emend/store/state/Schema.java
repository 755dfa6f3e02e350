package dev.emend.store.state;

/** Names of Hollow types; with the names of their fields they are part of the format. */
public final class Schema {
  /** A rewrite: id, otherId, locale, customer, context, source, target, intent. */
  public static final String REWRITE = "Rewrite";

  /** A locale: tag. */
  public static final String LOCALE = "Locale";

  /** A context: name. */
  public static final String CONTEXT = "Context";

  /** How a target is read: domain, name. */
  public static final String INTENT = "Intent";

  private Schema() {}
}
