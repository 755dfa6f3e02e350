/**
 * Airflow's REST API v2, as far as the nights need it.
 *
 * <p>{@link dev.emend.pipelines.airflow.AirflowCall} lists every request that is made and every
 * field of an answer that is read; nothing else can be sent or read, and a test holds the list
 * against the description that a real server gives of itself. {@link
 * dev.emend.pipelines.airflow.AirflowClient} offers the operations; what goes wrong is an {@link
 * dev.emend.pipelines.airflow.AirflowFailure} whose message is a sentence with a next step.
 */
package dev.emend.pipelines.airflow;
