package dev.emend.store.state;

import com.netflix.hollow.core.read.engine.HollowReadStateEngine;
import com.netflix.hollow.core.read.engine.object.HollowObjectTypeReadState;
import com.netflix.hollow.core.schema.HollowObjectSchema;
import java.util.BitSet;
import java.util.HexFormat;

/** Typed access to the records of a Hollow state, by ordinal. */
final class RewriteRecords {
  private final HollowObjectTypeReadState rewrites;
  private final HollowObjectTypeReadState locales;
  private final HollowObjectTypeReadState customers;
  private final HollowObjectTypeReadState contexts;
  private final HollowObjectTypeReadState targets;
  private final HollowObjectTypeReadState intents;
  private final int id;
  private final int otherId;
  private final int locale;
  private final int customer;
  private final int context;
  private final int source;
  private final int target;
  private final int tag;
  private final int customerId;
  private final int contextName;
  private final int text;
  private final int intent;
  private final int domain;
  private final int intentName;

  RewriteRecords(HollowReadStateEngine engine) {
    rewrites = type(engine, Schema.REWRITE);
    locales = type(engine, Schema.LOCALE);
    customers = type(engine, Schema.CUSTOMER);
    contexts = type(engine, Schema.CONTEXT);
    targets = type(engine, Schema.TARGET);
    intents = type(engine, Schema.INTENT);
    id = field(rewrites, "id");
    otherId = field(rewrites, "otherId");
    locale = field(rewrites, "locale");
    customer = field(rewrites, "customer");
    context = field(rewrites, "context");
    source = field(rewrites, "source");
    target = field(rewrites, "target");
    tag = field(locales, "tag");
    customerId = field(customers, "id");
    contextName = field(contexts, "name");
    text = field(targets, "text");
    intent = field(targets, "intent");
    domain = field(intents, "domain");
    intentName = field(intents, "name");
  }

  private static HollowObjectTypeReadState type(HollowReadStateEngine engine, String name) {
    if (engine.getTypeState(name) instanceof HollowObjectTypeReadState state) {
      return state;
    }
    throw new IllegalArgumentException("Missing type " + name + " (is not a rewrite store)");
  }

  private static int field(HollowObjectTypeReadState state, String name) {
    HollowObjectSchema schema = state.getSchema();
    int position = schema.getPosition(name);
    if (position < 0) {
      throw new IllegalArgumentException(
          "Missing field " + name + " of " + schema.getName() + " (is not a rewrite store)");
    }
    return position;
  }

  BitSet ordinals() {
    return rewrites.getPopulatedOrdinals();
  }

  String[] locales() {
    return texts(locales, tag);
  }

  String[] contexts() {
    return texts(contexts, contextName);
  }

  String[] customers() {
    return texts(customers, customerId);
  }

  String[] domains() {
    return texts(intents, domain);
  }

  String[] intents() {
    return texts(intents, intentName);
  }

  /** The text of every record of a small type, by ordinal. */
  private static String[] texts(HollowObjectTypeReadState state, int field) {
    BitSet ordinals = state.getPopulatedOrdinals();
    String[] texts = new String[ordinals.length()];
    for (int o = ordinals.nextSetBit(0); o >= 0; o = ordinals.nextSetBit(o + 1)) {
      texts[o] = state.readString(o, field);
    }
    return texts;
  }

  int locale(int ordinal) {
    return rewrites.readOrdinal(ordinal, locale);
  }

  int customer(int ordinal) {
    return rewrites.readOrdinal(ordinal, customer);
  }

  int context(int ordinal) {
    return rewrites.readOrdinal(ordinal, context);
  }

  String source(int ordinal) {
    return rewrites.readString(ordinal, source);
  }

  boolean sourceIs(int ordinal, String key) {
    return rewrites.isStringFieldEqual(ordinal, source, key);
  }

  boolean customerIs(int ordinal, String wanted) {
    int o = customer(ordinal);
    return o < 0
        ? wanted == null
        : wanted != null && customers.isStringFieldEqual(o, customerId, wanted);
  }

  int target(int ordinal) {
    return rewrites.readOrdinal(ordinal, target);
  }

  String targetText(int targetOrdinal) {
    return targets.readString(targetOrdinal, text);
  }

  int targetIntent(int targetOrdinal) {
    return targets.readOrdinal(targetOrdinal, intent);
  }

  String rewriteId(int ordinal) {
    String other = rewrites.readString(ordinal, otherId);
    return other != null ? other : HexFormat.of().toHexDigits(rewrites.readLong(ordinal, id));
  }

  String customerText(int ordinal) {
    int o = customer(ordinal);
    return o < 0 ? null : customers.readString(o, customerId);
  }
}
