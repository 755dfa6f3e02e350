"""Emend's nights in Apache Airflow: what a DAG needs, and no step of a night."""
