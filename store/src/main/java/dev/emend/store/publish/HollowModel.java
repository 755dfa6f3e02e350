package dev.emend.store.publish;

import com.netflix.hollow.core.write.objectmapper.HollowInline;
import com.netflix.hollow.core.write.objectmapper.HollowTypeName;
import dev.emend.store.state.Schema;
import dev.emend.store.state.StoredRewrite;

/**
 * The records as Hollow writes them. Locales, customers, contexts, targets and intents are types of
 * their own, so that each is stored once; field names are part of the format. Classes, as Hollow
 * cannot look into records.
 */
final class HollowModel {
  private HollowModel() {}

  static HollowRewrite of(StoredRewrite rewrite) {
    boolean plain = isPlain(rewrite.rewriteId());
    return new HollowRewrite(
        plain ? Long.parseUnsignedLong(rewrite.rewriteId(), 16) : 0,
        plain ? null : rewrite.rewriteId(),
        new HollowLocale(rewrite.locale()),
        rewrite.customer() == null ? null : new HollowCustomer(rewrite.customer()),
        rewrite.context() == null ? null : new HollowContext(rewrite.context()),
        rewrite.source(),
        new HollowTarget(rewrite.target(), intent(rewrite)));
  }

  private static HollowIntent intent(StoredRewrite rewrite) {
    return rewrite.domain() == null && rewrite.intent() == null
        ? null
        : new HollowIntent(rewrite.domain(), rewrite.intent());
  }

  /** Sixteen hexadecimal digits, but for the one number that Hollow reads as absent. */
  private static boolean isPlain(String id) {
    return id.matches("[0-9a-f]{16}") && !id.equals("8000000000000000");
  }

  /** The id is a number where it is 16 hexadecimal digits, and a text where it is not. */
  @HollowTypeName(name = Schema.REWRITE)
  static final class HollowRewrite {
    final long id;
    @HollowInline final String otherId;
    final HollowLocale locale;
    final HollowCustomer customer;
    final HollowContext context;
    @HollowInline final String source;
    final HollowTarget target;

    HollowRewrite(
        long id,
        String otherId,
        HollowLocale locale,
        HollowCustomer customer,
        HollowContext context,
        String source,
        HollowTarget target) {
      this.id = id;
      this.otherId = otherId;
      this.locale = locale;
      this.customer = customer;
      this.context = context;
      this.source = source;
      this.target = target;
    }
  }

  @HollowTypeName(name = Schema.LOCALE)
  static final class HollowLocale {
    @HollowInline final String tag;

    HollowLocale(String tag) {
      this.tag = tag;
    }
  }

  @HollowTypeName(name = Schema.CUSTOMER)
  static final class HollowCustomer {
    @HollowInline final String id;

    HollowCustomer(String id) {
      this.id = id;
    }
  }

  @HollowTypeName(name = Schema.CONTEXT)
  static final class HollowContext {
    @HollowInline final String name;

    HollowContext(String name) {
      this.name = name;
    }
  }

  @HollowTypeName(name = Schema.TARGET)
  static final class HollowTarget {
    @HollowInline final String text;
    final HollowIntent intent;

    HollowTarget(String text, HollowIntent intent) {
      this.text = text;
      this.intent = intent;
    }
  }

  @HollowTypeName(name = Schema.INTENT)
  static final class HollowIntent {
    @HollowInline final String domain;
    @HollowInline final String name;

    HollowIntent(String domain, String name) {
      this.domain = domain;
      this.name = name;
    }
  }
}
