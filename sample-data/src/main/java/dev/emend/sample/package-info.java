/**
 * A small simulated world of people who talk to a voice assistant: what they want ({@link
 * dev.emend.sample.Grammar}), how recognition mishears it ({@link dev.emend.sample.Recognizer}),
 * how an NLU with holes reads it ({@link dev.emend.sample.Nlu}), and what people do when they are
 * misunderstood ({@link dev.emend.sample.Conversation}). The sample nights are one draw of it
 * ({@link dev.emend.sample.SampleNights}); the default rephrase model is trained on others ({@link
 * dev.emend.sample.WorldOptions#drawn}). Same options, same bytes.
 */
package dev.emend.sample;
