/**
 * What is told about a night: {@link dev.emend.pipelines.report.RunReport}, as one self-contained
 * HTML page for people and as its JSON twin for programs.
 */
package dev.emend.pipelines.report;
