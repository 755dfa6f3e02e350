"""Emend's nights, one run a date. What a night consists of stands in emend/nightly.json."""

from airflow.sdk import DAG, CronDataIntervalTimetable, Param

from emend import settings
from emend.description import Description
from emend.operators import EmendOperator

NIGHT = Description.nightly()

with DAG(
    dag_id="emend_nights",
    description="Learns from the logs of a date and publishes the rewrites",
    schedule=CronDataIntervalTimetable(settings.nightly(), timezone="UTC"),
    start_date=settings.start_date(),
    catchup=settings.start_date() is not None,
    max_active_runs=1,
    tags=["emend"],
    params={
        "date": Param(
            None,
            type=["null", "string"],
            format="date",
            description="The night. Without it, the start of the run's data interval.",
        )
    },
) as dag:
    tasks = {task.name: EmendOperator.of(task, NIGHT) for task in NIGHT.tasks}
    for task in NIGHT.tasks:
        for before in task.upstream:
            tasks[before] >> tasks[task.name]
