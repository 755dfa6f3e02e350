/**
 * Mines rewrites: builds the chain of what people say next until it works, asks with which wording
 * it most probably ends well, and keeps what is surely better than what is said now.
 */
package dev.emend.markov.rewrite;
