/**
 * Teaching the NLU. Which turns pursue one aim ({@link dev.emend.labeling.GoalFinder}), carrying a
 * reading over to the words that failed ({@code projection}), agreeing over customers ({@code
 * aggregation}), naming the component that failed ({@code failure}) and writing labels in the
 * formats of training tools ({@code format}). Plain Java over records: no Spark, no input or output
 * beyond an {@link java.lang.Appendable}.
 */
package dev.emend.labeling;
