package dev.emend.pipelines;

import dev.emend.pipelines.report.RunReport;
import dev.emend.pipelines.report.StepReport;
import java.time.LocalDate;

/** Hears how far the nights are. */
public interface NightListener {
  /** The nights and steps ahead, all in all. */
  default void planned(int nights, int stepsPerNight) {}

  /** A date has no logs and is passed over. */
  default void passedOver(LocalDate night) {}

  /** A step begins. */
  default void stepStarted(LocalDate night, String step) {}

  /** A step has ended. */
  default void stepEnded(LocalDate night, StepReport step) {}

  /** A night has ended, well or not. */
  default void nightEnded(RunReport report) {}
}
