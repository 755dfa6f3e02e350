package dev.emend.store.publish;

import com.netflix.hollow.core.write.objectmapper.HollowInline;
import com.netflix.hollow.core.write.objectmapper.HollowShardLargeType;
import com.netflix.hollow.core.write.objectmapper.HollowTypeName;
import dev.emend.store.state.Schema;
import dev.emend.store.state.StoredRewrite;

/**
 * The records as Hollow writes them. Locales, contexts and intents are types of their own, so that
 * each is stored once; field names are part of the format. Classes, as Hollow cannot look into
 * records.
 */
final class HollowModel {
  private HollowModel() {}

  static HollowRewrite of(StoredRewrite rewrite) {
    boolean plain = isPlain(rewrite.rewriteId());
    return new HollowRewrite(
        plain ? Long.parseUnsignedLong(rewrite.rewriteId(), 16) : 0,
        plain ? null : rewrite.rewriteId(),
        new HollowLocale(rewrite.locale()),
        rewrite.customer(),
        rewrite.context() == null ? null : new HollowContext(rewrite.context()),
        rewrite.source(),
        rewrite.target(),
        intent(rewrite));
  }

  private static HollowIntent intent(StoredRewrite rewrite) {
    return rewrite.domain() == null && rewrite.intent() == null
        ? null
        : new HollowIntent(rewrite.domain(), rewrite.intent());
  }

  /** Sixteen hexadecimal digits, but for the one number that Hollow reads as absent. */
  private static boolean isPlain(String id) {
    return id.length() == 16
        && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
        && !id.equals("8000000000000000");
  }

  /** The id is a number where it is 16 hexadecimal digits, and a text where it is not. */
  @HollowShardLargeType(numShards = 1)
  @HollowTypeName(name = Schema.REWRITE)
  static final class HollowRewrite {
    final long id;
    @HollowInline final String otherId;
    final HollowLocale locale;
    @HollowInline final String customer;
    final HollowContext context;
    @HollowInline final String source;
    @HollowInline final String target;
    final HollowIntent intent;

    HollowRewrite(
        long id,
        String otherId,
        HollowLocale locale,
        String customer,
        HollowContext context,
        String source,
        String target,
        HollowIntent intent) {
      this.id = id;
      this.otherId = otherId;
      this.locale = locale;
      this.customer = customer;
      this.context = context;
      this.source = source;
      this.target = target;
      this.intent = intent;
    }
  }

  @HollowShardLargeType(numShards = 1)
  @HollowTypeName(name = Schema.LOCALE)
  static final class HollowLocale {
    @HollowInline final String tag;

    HollowLocale(String tag) {
      this.tag = tag;
    }
  }

  @HollowShardLargeType(numShards = 1)
  @HollowTypeName(name = Schema.CONTEXT)
  static final class HollowContext {
    @HollowInline final String name;

    HollowContext(String name) {
      this.name = name;
    }
  }

  @HollowShardLargeType(numShards = 1)
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
