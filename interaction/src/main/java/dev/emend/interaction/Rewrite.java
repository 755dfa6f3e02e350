package dev.emend.interaction;

import dev.emend.interaction.text.TextKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A text that is given to the NLU in place of another.
 *
 * @param rewriteId see {@link #idOf}
 * @param locale BCP 47
 * @param scope for everyone, or for one customer
 * @param customerId with {@link Scope#PERSONAL} only, else null
 * @param context the context it applies in, exactly; null for open requests
 * @param source the key of the utterance that is replaced
 * @param target the utterance that the NLU is given instead
 * @param targetReading how the target is read
 * @param successSource chance of a happy end as heard, posterior mean 0..1
 * @param successTarget chance of a happy end after the rewrite, posterior mean 0..1
 * @param gainLower lower credible bound of success of the target minus success of the source, −1..1
 * @param sessions support in sessions
 * @param customers support in distinct customers
 * @param firstSeen first night with evidence for it
 * @param lastSeen last night with evidence for it
 * @param status whether it is served
 * @param reason why it holds its status, in words
 */
public record Rewrite(
    String rewriteId,
    String locale,
    Scope scope,
    String customerId,
    String context,
    String source,
    String target,
    Reading targetReading,
    double successSource,
    double successTarget,
    double gainLower,
    long sessions,
    long customers,
    LocalDate firstSeen,
    LocalDate lastSeen,
    Status status,
    String reason) {

  /** Refuses a rewrite that cannot be served or explained. */
  public Rewrite {
    Require.text(rewriteId, "rewrite_id");
    Require.text(locale, "locale");
    Require.present(scope, "scope");
    if ((scope == Scope.PERSONAL) != (customerId != null)) {
      throw new IllegalArgumentException(
          "Invalid customer_id: " + customerId + " (scope is " + scope + ")");
    }
    Require.present(source, "source");
    if (!source.equals(TextKey.of(source))) {
      throw new IllegalArgumentException("Invalid source: '" + source + "' (is not a text key)");
    }
    Require.text(target, "target");
    targetReading = targetReading == null ? Reading.NOTHING : targetReading;
    Require.probability(successSource, "success_source");
    Require.probability(successTarget, "success_target");
    Require.notNegative(sessions, "sessions");
    Require.notNegative(customers, "customers");
    Require.present(status, "status");
    Require.text(reason, "reason");
  }

  /**
   * The stable id: the first 16 hexadecimal digits of SHA-256 over locale, scope, customer,
   * context, source and target.
   */
  public static String idOf(
      String locale, Scope scope, String customerId, String context, String source, String target) {
    String identity =
        String.join(
            "\u001f",
            locale,
            scope.name(),
            customerId == null ? "\u0000" : customerId,
            context == null ? "\u0000" : context,
            source,
            target);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  /** Whether services may use it. */
  public boolean served() {
    return status == Status.AUTO || status == Status.APPROVED;
  }

  /** Whom a rewrite is for. */
  public enum Scope {
    GLOBAL,
    PERSONAL
  }

  /** Whether a rewrite is served; only AUTO and APPROVED are. */
  public enum Status {
    AUTO,
    PENDING,
    APPROVED,
    DENIED
  }
}
