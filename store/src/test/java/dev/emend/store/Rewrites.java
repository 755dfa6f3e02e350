package dev.emend.store;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import java.util.List;

/** Rewrites for tests. */
public final class Rewrites {
  private Rewrites() {}

  /** For everyone, in US English. */
  public static Rewrite global(String context, String source, String target) {
    return of("en-US", null, context, source, target, Rewrite.Status.AUTO);
  }

  /** For one customer, in US English. */
  public static Rewrite personal(String customer, String context, String source, String target) {
    return of("en-US", customer, context, source, target, Rewrite.Status.AUTO);
  }

  /** Any; for everyone where the customer is null. */
  public static Rewrite of(
      String locale,
      String customer,
      String context,
      String source,
      String target,
      Rewrite.Status status) {
    Rewrite.Scope scope = customer == null ? Rewrite.Scope.GLOBAL : Rewrite.Scope.PERSONAL;
    return withId(
        Rewrite.idOf(locale, scope, customer, context, source, target),
        locale,
        customer,
        context,
        source,
        target,
        status);
  }

  /** With an id that need not be the usual one. */
  public static Rewrite withId(
      String id,
      String locale,
      String customer,
      String context,
      String source,
      String target,
      Rewrite.Status status) {
    return new Rewrite(
        id,
        locale,
        customer == null ? Rewrite.Scope.GLOBAL : Rewrite.Scope.PERSONAL,
        customer,
        context,
        source,
        target,
        new Reading("media", "play", List.of()),
        0.2,
        0.9,
        0.5,
        10,
        5,
        null,
        null,
        status,
        "of a test");
  }
}
