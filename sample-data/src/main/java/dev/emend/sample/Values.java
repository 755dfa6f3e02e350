package dev.emend.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that slots can take, by slot. */
final class Values {
  private static final String SECOND = "_2";

  private final Map<String, Kind> kinds;

  private Values(Map<String, Kind> kinds) {
    this.kinds = kinds;
  }

  /** The names of {@code values.txt}. */
  static Values handmade() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (String line : Resources.lines("values.txt")) {
      if (line.startsWith("open ") || line.startsWith("closed ")) {
        String[] words = line.split(" ");
        kinds.put(words[1], new Kind(words[1], words[0].equals("open"), words.length > 2));
      } else {
        last(kinds).take(line);
      }
    }
    return new Values(kinds);
  }

  /** A part of the names, in an order of popularity of its own. */
  Values drawn(Chance chance, double share) {
    Map<String, Kind> drawn = new LinkedHashMap<>();
    for (Kind kind : kinds.values()) {
      Kind part = new Kind(kind.slot, kind.open, kind.free);
      int size = Math.max(Math.min(4, kind.names.size()), (int) (kind.names.size() * share));
      part.names.addAll(chance.shuffled(kind.names).subList(0, size));
      part.unlisted.addAll(kind.unlisted);
      part.known.addAll(part.names);
      drawn.put(kind.slot, part);
    }
    return new Values(drawn);
  }

  private static Kind last(Map<String, Kind> kinds) {
    return List.copyOf(kinds.values()).get(kinds.size() - 1);
  }

  /** The slot for a second name of the same kind. */
  static String second(String slot) {
    return slot + SECOND;
  }

  /** The slot whose names a slot takes. */
  static String kind(String slot) {
    return slot.endsWith(SECOND) ? slot.substring(0, slot.length() - SECOND.length()) : slot;
  }

  Kind of(String slot) {
    Kind kind = kinds.get(kind(slot));
    if (kind == null) {
      throw new IllegalArgumentException(
          "Unknown slot: " + slot + " (known: " + kinds.keySet() + ")");
    }
    return kind;
  }

  List<Kind> all() {
    return List.copyOf(kinds.values());
  }

  /** What one slot can be. */
  static final class Kind {
    private final String slot;
    private final boolean open;
    private final boolean free;
    private final List<String> names = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> unlisted = new LinkedHashSet<>();

    private Kind(String slot, boolean open, boolean free) {
      this.slot = slot;
      this.open = open;
      this.free = free;
    }

    private void take(String line) {
      for (String part : line.split("; ?")) {
        String name = part.startsWith("* ") ? part.substring(2) : part;
        names.add(name);
        known.add(name);
        if (part.startsWith("* ")) {
          unlisted.add(name);
        }
      }
    }

    String slot() {
      return slot;
    }

    /** Whether the NLU takes any words there. */
    boolean open() {
      return open;
    }

    /** Whether nothing is looked up for it. */
    boolean free() {
      return free;
    }

    /** Most popular first. */
    List<String> names() {
      return names;
    }

    boolean knows(String name) {
      return known.contains(name);
    }

    /** Whether the assistant's catalogue has it. */
    boolean listed(String name) {
      return known.contains(name) && !unlisted.contains(name);
    }
  }
}
