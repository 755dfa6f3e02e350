package dev.emend.benchmarks.study;

import dev.emend.benchmarks.model.DrawnWorlds;
import dev.emend.rephrase.Feature;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseModel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The models that hearings begin with, each learnt once. For several threads at once. */
final class BeginModels {
  private final Map<Set<Feature>, RephraseModel> learnt = new ConcurrentHashMap<>();
  private final DrawnWorlds worlds;

  /** Learns from some worlds. */
  BeginModels(DrawnWorlds worlds) {
    this.worlds = worlds;
  }

  RephraseModel of(Hearing hearing) {
    return hearing.begin() == Hearing.Begin.SHIPPED
        ? ModelCodec.defaultModel()
        : learnt.computeIfAbsent(hearing.features(), features -> worlds.learn(features).model());
  }
}
