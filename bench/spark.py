"""The same table expressions on Spark as on DuckDB: every part of the record must be equal.

    python bench/spark.py [REPORTS]            # 40 made-up reports where nothing is said

Needs PySpark 4.0 (pip install "pyspark>=4.0,<4.1") and Java 17 or later; without them it says so and leaves.
"""

from __future__ import annotations

import importlib.util
import logging
import shutil
import sys
import time
from typing import Any

from made import made

from mahdar.link import link


def session() -> Any:
    """Give a Spark session in this process, or None with a message where there can be none."""
    if importlib.util.find_spec("pyspark") is None:
        print('skipped: PySpark is not installed (pip install "pyspark>=4.0,<4.1")')
        return None
    if shutil.which("java") is None:
        print("skipped: there is no Java on the path (17 or later)")
        return None
    from pyspark.sql import SparkSession

    logging.getLogger("py4j").setLevel(logging.ERROR)
    quiet = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    quiet = quiet.config("spark.ui.showConsoleProgress", "false")
    # tens of rows need no two hundred tasks
    started = quiet.config("spark.sql.shuffle.partitions", "2").config("spark.driver.host", "localhost").getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    return started


def main() -> int:
    spark = session()
    if spark is None:
        return 0
    import ibis

    number = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    readings = [report.reading() for report in made(number)]
    begun = time.perf_counter()
    here = link(readings)
    duckdb = time.perf_counter() - begun
    begun = time.perf_counter()
    there = link(readings, engine=ibis.pyspark.connect(spark))
    print(f"  {number} reports: DuckDB {duckdb:.1f} s, Spark {spark.version} {time.perf_counter() - begun:.1f} s")
    differing = [part for part in here.__struct_fields__ if getattr(here, part) != getattr(there, part)]
    for part in here.__struct_fields__:
        size = len(getattr(here, part))
        print(f"{part:12} {size:6} records  {'differ' if part in differing else 'equal'}")
    spark.stop()
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
