package dev.emend.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people ask for, in which words, and where the NLU fails on them. */
final class Grammar {
  private final Map<String, Intent> intents;

  private Grammar(Map<String, Intent> intents) {
    this.intents = intents;
  }

  /** The intents, wordings and holes of {@code grammar.txt}. */
  static Grammar handmade() {
    Map<String, Intent> intents = new LinkedHashMap<>();
    String domain = null;
    Intent intent = null;
    for (String line : Resources.lines("grammar.txt")) {
      if (line.startsWith("domain ")) {
        domain = line.substring("domain ".length());
      } else if (line.startsWith("intent ")) {
        intent = Intent.parse(domain, line);
        intents.put(intent.name(), intent);
      } else {
        intent.templates().add(Template.parse(intent.name(), line));
      }
    }
    return new Grammar(intents);
  }

  /**
   * With further intents beside a share of them: what a twin wants is said in the same words but
   * for one ("unlock the door" beside "lock the door"), and half as often there is one for two
   * names of a kind ("call anna before peter"), which may be said the other way round.
   */
  Grammar twinned(Chance chance, double share) {
    Map<String, Intent> all = new LinkedHashMap<>(intents);
    List<String> words = new ArrayList<>();
    Resources.lines("lexicon.txt").forEach(line -> words.addAll(Template.words(line)));
    for (Intent intent : intents.values()) {
      if (chance.happens(share)) {
        Intent twin = twin(intent, words, chance);
        all.put(twin.name(), twin);
      }
      Intent pair = pair(intent, chance.pick(words));
      if (!pair.templates().isEmpty() && chance.happens(share / 2)) {
        all.put(pair.name(), pair);
      }
    }
    return new Grammar(all);
  }

  private Intent twin(Intent intent, List<String> words, Chance chance) {
    String name = intent.name() + "_twin";
    String domain =
        chance.happens(0.7) ? intent.domain() : chance.pick(List.copyOf(intents.values())).domain();
    String word = telling(intent, chance);
    String other = chance.pick(words);
    List<String> instead =
        switch (chance.weighted(0.65, 0.15, 0.1, 0.1)) {
          case 0 -> List.of(other);
          case 1 -> List.of(other, word);
          case 2 -> List.of(other, chance.pick(words));
          default -> List.of();
        };
    List<Template> templates = new ArrayList<>();
    for (Template template : intent.templates()) {
      boolean says = template.tokens().contains(word) && template.tokens().size() > 1;
      if (says || template.use() == Template.Use.ANSWER) {
        templates.add(template.of(name, word, instead));
      }
    }
    return intent.named(name, domain, intent.asks(), templates);
  }

  private static Intent pair(Intent intent, String joint) {
    String name = intent.name() + "_pair";
    List<Template> templates = new ArrayList<>();
    for (Template template : intent.templates(Template.Use.REQUEST, null)) {
      List<String> slots = template.slots();
      if (slots.size() == 1) {
        templates.add(template.and(name, joint, Values.second(slots.get(0))));
      }
    }
    return intent.named(name, intent.domain(), null, templates);
  }

  /** A word of the requests for an intent, more likely one that few others use. */
  private String telling(Intent intent, Chance chance) {
    List<String> own =
        intent.templates().stream()
            .filter(t -> t.use() == Template.Use.REQUEST && t.tokens().size() > 1)
            .flatMap(t -> t.tokens().stream())
            .filter(token -> !Template.isSlot(token))
            .toList();
    double[] weights =
        own.stream()
            .mapToDouble(
                w -> 1.0 / templates().stream().filter(t -> t.tokens().contains(w)).count())
            .toArray();
    return own.get(chance.weighted(weights));
  }

  /** The same wordings in another order of popularity, with holes in other places. */
  Grammar drawn(Chance chance, double holeShare) {
    Map<String, Intent> drawn = new LinkedHashMap<>();
    for (Intent intent : intents.values()) {
      List<Template> templates = new ArrayList<>();
      for (Template template : chance.shuffled(intent.templates())) {
        templates.add(template.with(hole(template, chance, holeShare)));
      }
      drawn.put(intent.name(), intent.with(templates));
    }
    return new Grammar(drawn);
  }

  private Template.Hole hole(Template template, Chance chance, double share) {
    if (template.use() == Template.Use.ANSWER || !chance.happens(share)) {
      return Template.Hole.NONE;
    }
    List<String> slots = template.slots();
    return switch (chance.weighted(0.6, 0.2, slots.isEmpty() ? 0 : 0.2)) {
      case 1 -> misread(template, chance);
      case 2 -> new Template.Hole(false, null, Map.of(), chance.pick(slots));
      default -> Template.Hole.UNREAD;
    };
  }

  private Template.Hole misread(Template template, Chance chance) {
    List<Intent> others =
        intents.values().stream().filter(i -> !i.name().equals(template.intent())).toList();
    Map<String, String> slots = new LinkedHashMap<>();
    if (chance.happens(0.7)) {
      template.slots().forEach(slot -> slots.put(slot, slot));
    }
    return new Template.Hole(false, chance.pick(others).name(), slots, null);
  }

  /** The context of a turn that answers what an intent asks for. */
  String context(Intent intent) {
    long askers = intents.values().stream().filter(i -> intent.asks().equals(i.asks())).count();
    String whose = askers > 1 ? intent.name() + "." : "";
    return "request:" + whose + intent.asks();
  }

  List<Intent> intents() {
    return List.copyOf(intents.values());
  }

  Intent intent(String name) {
    Intent intent = intents.get(name);
    if (intent == null) {
      throw new IllegalArgumentException("Unknown intent: " + name);
    }
    return intent;
  }

  /** All wordings, in the order of the intents. */
  List<Template> templates() {
    return intents.values().stream().flatMap(intent -> intent.templates().stream()).toList();
  }
}
