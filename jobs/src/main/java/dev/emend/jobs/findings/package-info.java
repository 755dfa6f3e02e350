/**
 * What a night has to show people: the rewrites with sessions behind them, what was rejected and
 * why, the trend of the nights. All of it is anonymised here, before it reaches a report: {@link
 * dev.emend.jobs.findings.Disclosure} says what that means.
 */
package dev.emend.jobs.findings;
