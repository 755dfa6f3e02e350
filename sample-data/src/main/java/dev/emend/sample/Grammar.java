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
