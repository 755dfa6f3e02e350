package dev.emend.benchmarks.study;

import dev.emend.benchmarks.model.DrawnWorlds;
import dev.emend.rephrase.Feature;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseModel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models that hearings begin with, each learnt once; worlds are drawn when first needed. For
 * several threads at once.
 */
final class BeginModels {
  private final Map<Set<Feature>, RephraseModel> learnt = new ConcurrentHashMap<>();
  private final int worldsOfEachKind;
  private DrawnWorlds worlds;

  /** Learns from so many worlds. */
  BeginModels(int worldsOfEachKind) {
    this.worldsOfEachKind = worldsOfEachKind;
  }

  RephraseModel of(Hearing hearing) {
    return hearing.begin() == Hearing.Begin.SHIPPED
        ? ModelCodec.defaultModel()
        : learnt.computeIfAbsent(hearing.features(), all -> worlds().learn(all).model());
  }

  private synchronized DrawnWorlds worlds() {
    if (worlds == null) {
      worlds = DrawnWorlds.ofEachKind(worldsOfEachKind);
    }
    return worlds;
  }
}
