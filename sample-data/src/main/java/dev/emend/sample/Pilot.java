package dev.emend.sample;

import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Rewrite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rewrites that were served before the first night, found by the text as it was heard. */
final class Pilot {
  private final Map<String, String> targets;

  private Pilot(Map<String, String> targets) {
    this.targets = targets;
  }

  /** Rewrites of some of the mishearings of names; those of the second lead to the wrong name. */
  static Pilot of(Grammar grammar, Values values, Mishearings mishearings, int size) {
    Map<String, String> targets = new LinkedHashMap<>();
    List<Mishearings.Rule> rules = mishearings.rules();
    int mended = 0;
    for (int i = 5; i < rules.size() && mended < size; i += 3) {
      Mishearings.Rule rule = rules.get(i);
      for (Values.Kind kind : values.all()) {
        if (kind.knows(rule.phrase())) {
          mended++;
          add(targets, grammar, kind.slot(), rule.heard(), target(kind, rule, mended == 2));
        }
      }
    }
    return new Pilot(targets);
  }

  private static String target(Values.Kind kind, Mishearings.Rule rule, boolean wrong) {
    int right = kind.names().indexOf(rule.phrase());
    return wrong ? kind.names().get((right + 1) % kind.names().size()) : rule.phrase();
  }

  private static void add(
      Map<String, String> targets, Grammar grammar, String slot, String heard, String name) {
    for (Template template : grammar.templates()) {
      boolean request = template.use() == Template.Use.REQUEST && template.hole().none();
      if (request && template.slots().equals(List.of(slot))) {
        targets.put(template.say(Map.of(slot, heard)), template.say(Map.of(slot, name)));
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
