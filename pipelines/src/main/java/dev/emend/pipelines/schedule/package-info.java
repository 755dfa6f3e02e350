/**
 * The night as a scheduler needs to know it: tasks in order, their arguments, retries, time limits
 * and what to do about each exit code. {@code pipelines/dags/emend/nightly.json} is written from
 * here, so that a DAG knows its scheduler and no step.
 */
package dev.emend.pipelines.schedule;
