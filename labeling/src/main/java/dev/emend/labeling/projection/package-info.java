/**
 * Carries intent and slots of a reading that worked over to the text that failed, by the word
 * alignment of least cost (after Falke et al., COLING 2020), and refuses where the text does not
 * hold what the label would have to point at. A value that was misheard is no NLU label.
 */
package dev.emend.labeling.projection;
