package dev.emend.store.state;

/** Names of Hollow types and fields; part of the format of the store. */
public final class Schema {
  /** A rewrite: id, otherId, locale, customer, context, source, target. */
  public static final String REWRITE = "Rewrite";

  /** A locale: tag. */
  public static final String LOCALE = "Locale";

  /** A customer: id. */
  public static final String CUSTOMER = "Customer";

  /** A context: name. */
  public static final String CONTEXT = "Context";

  /** A target: text, intent. */
  public static final String TARGET = "Target";

  /** How a target is read: domain, name. */
  public static final String INTENT = "Intent";

  private Schema() {}
}
