/**
 * From what single sessions suggest to what a text means: evidence of all customers for one text is
 * pooled, the reading that most of it agrees on is kept, and its confidence says how surely it is
 * right. Nothing here depends on the order in which evidence arrives: sums are of whole numbers
 * (2⁻³² of a turn), and what is not a sum is taken in sorted order.
 */
package dev.emend.labeling.aggregation;
