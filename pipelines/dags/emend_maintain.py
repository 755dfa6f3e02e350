"""Keeps Emend's warehouse and store in order, once a week."""

from datetime import timedelta

from airflow.sdk import DAG, CronTriggerTimetable

from emend import settings
from emend.description import Description
from emend.operators import EmendOperator

with DAG(
    dag_id="emend_maintain",
    description="Expires what nobody needs any more in the warehouse and the store",
    schedule=CronTriggerTimetable(settings.maintenance(), timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    tags=["emend"],
) as dag:
    EmendOperator(
        task_id="maintain",
        arguments=["maintain"],
        description=Description.nightly(),
        execution_timeout=timedelta(hours=3),
    )
