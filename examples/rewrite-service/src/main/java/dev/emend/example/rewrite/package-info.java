/**
 * How a service uses the rewrite store: {@link dev.emend.example.rewrite.RewriteService} answers
 * what to give to the NLU and tells how it is, and Hollow's own pages show what is in the store. A
 * small program to read and copy from; nothing depends on it.
 */
package dev.emend.example.rewrite;
