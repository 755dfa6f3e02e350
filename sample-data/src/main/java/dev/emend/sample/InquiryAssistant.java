package dev.emend.sample;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Answer.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects wishes, asks for missing ones, offers what meets them, and tells about the offer. */
final class InquiryAssistant {
  private static final double MILLIS_A_LETTER = 55;

  private final InquiryWords words;
  private final InquiryOptions.Understanding options;
  private final long seed;
  private final Map<String, String> believed = new TreeMap<>();
  private boolean offered;
  private boolean ignored;
  private Prompt prompt = new Prompt(Kind.WELCOME, null);

  InquiryAssistant(InquiryWords words, InquiryOptions.Understanding options, long seed) {
    this.words = words;
    this.options = options;
    this.seed = seed;
  }

  /** What the assistant waits for. */
  enum Kind {
    WELCOME,
    ASK,
    CONFIRM,
    OFFER,
    NOTHING
  }

  /** A kind of prompt, and the slot it is about, or null. */
  record Prompt(Kind kind, String slot) {
    String context(int detail) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT);
      return detail == 0 ? null : detail == 1 || slot == null ? name : name + ":" + slot;
    }
  }

  Prompt prompt() {
    return prompt;
  }

  /** The slot that was asked for, or null. */
  String asked() {
    return prompt.kind == Kind.ASK ? prompt.slot : null;
  }

  boolean offered() {
    return offered;
  }

  /** Whether the last request was understood and not acted on. */
  boolean ignored() {
    return ignored;
  }

  String believed(String slot) {
    return believed.get(slot);
  }

  Answer answer(Request read, Chance chance) {
    ignored = false;
    if (read.empty()) {
      return lost(chance);
    }
    if (!read.wishes().isEmpty()) {
      return wished(read, chance);
    }
    if (!read.questions().isEmpty() && offered) {
      prompt = new Prompt(Kind.OFFER, null);
      return say(Status.OK, "its " + read.questions() + " is as long as this " + read.questions());
    }
    if (read.reply() == Request.Reply.OTHERS) {
      return others(chance);
    }
    if (read.reply() == Request.Reply.NO && prompt.kind == Kind.CONFIRM) {
      believed.remove(prompt.slot);
      prompt = new Prompt(Kind.ASK, prompt.slot);
      return say(Status.OK, question());
    }
    return goOn(chance);
  }

  private Answer lost(Chance chance) {
    return chance.happens(options.asksAgain())
        ? say(Status.NOT_UNDERSTOOD, "sorry i did not get that " + question())
        : goOn(chance);
  }

  private Answer wished(Request read, Chance chance) {
    if (chance.happens(options.ignores())) {
      ignored = true;
      return goOn(chance);
    }
    believed.putAll(read.wishes());
    if (chance.happens(options.confirms())) {
      String slot = chance.pick(List.copyOf(read.wishes().keySet()));
      prompt = new Prompt(Kind.CONFIRM, slot);
      return say(Status.OK, "you want " + believed.get(slot) + " is that right");
    }
    if (new Chance(seed, believed.toString().hashCode()).happens(options.findsNothing())) {
      prompt = new Prompt(Kind.NOTHING, null);
      return say(Status.NO_RESULT, "sorry there is no " + words.noun() + " " + believed.values());
    }
    return goOn(chance);
  }

  private Answer others(Chance chance) {
    boolean none = chance.happens(0.3);
    offered |= !none;
    prompt = new Prompt(none ? Kind.NOTHING : Kind.OFFER, null);
    return none
        ? say(Status.NO_RESULT, "there is no other " + words.noun())
        : say(Status.OK, question());
  }

  /** Asks for the next wish, or offers something. */
  private Answer goOn(Chance chance) {
    List<String> missing = new ArrayList<>(words.slots());
    missing.removeAll(believed.keySet());
    boolean enough = offered || missing.isEmpty();
    if (enough || chance.happens(0.15 + 0.2 * believed.size())) {
      offered = true;
      prompt = new Prompt(Kind.OFFER, null);
    } else {
      prompt = new Prompt(Kind.ASK, chance.pick(missing));
    }
    return say(Status.OK, question());
  }

  private String question() {
    return switch (prompt.kind) {
      case WELCOME -> "what are you looking for";
      case ASK -> "what " + prompt.slot + " would you like";
      case CONFIRM -> "is " + believed.get(prompt.slot) + " right";
      case NOTHING -> "what else would you like";
      case OFFER -> "this one is a nice " + words.noun() + " with " + believed.values();
    };
  }

  private static Answer say(Status status, String text) {
    return new Answer(text, status, Math.round(600 + MILLIS_A_LETTER * text.length()), null);
  }
}
