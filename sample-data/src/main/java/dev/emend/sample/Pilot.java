package dev.emend.sample;

import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Rewrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rewrites that were served before the first night, found by the text as it was heard. */
final class Pilot {
  private final Map<String, String> targets;

  private Pilot(Map<String, String> targets) {
    this.targets = targets;
  }

  /** Rewrites of some of the mishearings; the last one leads to the wrong name. */
  static Pilot of(Grammar grammar, Values values, Mishearings mishearings, int size) {
    Map<String, String> targets = new LinkedHashMap<>();
    List<Mishearings.Rule> rules = mishearings.rules();
    for (int i = 2; i < rules.size() && targets.size() < size; i += 5) {
      for (Values.Kind kind : values.all()) {
        if (kind.knows(rules.get(i).phrase())) {
          boolean bad = targets.size() == size - 1;
          add(targets, grammar, kind, rules.get(i), bad);
        }
      }
    }
    return new Pilot(targets);
  }

  private static void add(
      Map<String, String> targets,
      Grammar grammar,
      Values.Kind kind,
      Mishearings.Rule rule,
      boolean bad) {
    List<String> names = new ArrayList<>(kind.names());
    int right = names.indexOf(rule.phrase());
    String name = bad ? names.get((right + 1) % names.size()) : rule.phrase();
    for (Template template : grammar.templates()) {
      if (template.slots().equals(List.of(kind.slot())) && template.hole().none()) {
        targets.put(
            template.say(Map.of(kind.slot(), rule.heard())),
            template.say(Map.of(kind.slot(), name)));
        return;
      }
    }
  }

  /** The rewrite of a text in an open request, or null. */
  AppliedRewrite find(String locale, String heard) {
    String target = targets.get(heard);
    if (target == null) {
      return null;
    }
    String id = Rewrite.idOf(locale, Rewrite.Scope.GLOBAL, null, null, heard, target);
    return new AppliedRewrite(id, "pilot-1", target);
  }
}
