"""Three engines, each loaded with the tables of an export and given the views of Data/sql as they are."""
import contextlib
import getpass
import os
import pathlib
import shutil
import subprocess
import tempfile

import tables


class DuckDB:
    """In the process, in memory."""

    name = "DuckDB"
    suffix = "ndjson"
    types = {tables.TEXT: "varchar", tables.WHOLE: "bigint", tables.REAL: "double", tables.TRUTH: "boolean"}

    @contextlib.contextmanager
    def loaded(self, folder):
        import duckdb

        with duckdb.connect() as connection:
            for table, columns in tables.COLUMNS.items():
                partition = tables.folders(table)
                listed = ", ".join(f"{name} {self.types[kind]}" for name, kind in {**columns, **partition}.items())
                connection.execute(f"create table {table} ({listed})")
                if not any(tables.parts(folder, table, self.suffix)):
                    continue
                own = ", ".join(f"{name}: '{self.types[kind]}'" for name, kind in columns.items())
                by = ", ".join(f"{name}: {self.types[kind]}" for name, kind in partition.items())
                connection.execute(
                    f"insert into {table} by name select * from read_json('{folder}/{table}/**/part.ndjson', "
                    f"format = 'newline_delimited', columns = {{{own}}}, hive_partitioning = true, "
                    f"hive_types = {{{by}}})"
                )
            for view in tables.views():
                connection.execute(view)
            yield lambda query: connection.execute(query).fetchall()


class PostgreSQL:
    """A server of its own in a scratch folder, reached by a socket there and by nothing else."""

    name = "PostgreSQL"
    suffix = "csv"
    types = {
        tables.TEXT: "text", tables.WHOLE: "bigint", tables.REAL: "double precision", tables.TRUTH: "boolean",
    }

    @contextlib.contextmanager
    def loaded(self, folder):
        # Packages put the server's programs beside those of other versions.
        programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        scratch = pathlib.Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        # The server refuses to run as the superuser.
        user = "postgres" if os.geteuid() == 0 else None
        if user:
            shutil.chown(scratch, user)

        def run(program, *words, **more):
            quiet = {"check": True, "stdout": subprocess.DEVNULL, "user": user, "cwd": scratch}
            return subprocess.run([str(programs / program), *words], **{**quiet, **more})

        data = str(scratch / "data")
        try:
            # Bytes in order, as identifiers are compared everywhere else.
            run("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
            # It cannot guess how many rows a view gives, and would go through one anew for each row of another.
            planning = "-c enable_nestloop=off -c jit=off -c work_mem=256MB"
            options = f"-k {scratch} -c listen_addresses='' -c fsync=off -c max_wal_size=4GB {planning}"
            run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(scratch / "log"), "start")
            owner = user or getpass.getuser()

            def ask(statement, **more):
                words = ["-h", str(scratch), "-U", owner, "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1", "-F", "\x1f"]
                done = run("psql", *words, "-c", statement, stdout=subprocess.PIPE, **more)
                return done.stdout.decode()

            for table, columns in tables.COLUMNS.items():
                partition = tables.folders(table)
                listed = ", ".join(f"{name} {self.types[kind]}" for name, kind in {**columns, **partition}.items())
                ask(f"create table {table} ({listed})")
                for path, values in tables.parts(folder, table, self.suffix):
                    # What the folders say is the default of columns that the file has not.
                    for name, value in values.items():
                        ask(f"alter table {table} alter column {name} set default '{value}'")
                    with path.open("rb") as file:
                        ask(f"copy {table} ({', '.join(columns)}) from stdin with (format csv, header)", stdin=file)
                ask(f"analyze {table}")
            for view in tables.views():
                ask(view)

            def query(statement):
                rows = [line.split("\x1f") for line in ask(statement).splitlines()]
                return [[None if cell == "" else cell for cell in row] for row in rows]

            yield query
        finally:
            subprocess.run(
                [str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"], user=user, cwd=scratch,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            shutil.rmtree(scratch, ignore_errors=True)


class Spark:
    """In local mode, with nothing kept between runs."""

    name = "Spark"
    suffix = "ndjson"
    types = {tables.TEXT: "string", tables.WHOLE: "bigint", tables.REAL: "double", tables.TRUTH: "boolean"}

    @contextlib.contextmanager
    def loaded(self, folder):
        from pyspark.sql import SparkSession

        scratch = tempfile.mkdtemp(prefix="spark-", dir="/tmp")
        session = (
            SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.memory", "4g").config("spark.local.dir", scratch)
            .config("spark.sql.warehouse.dir", scratch + "/warehouse").config("spark.sql.shuffle.partitions", "2")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "ERROR").getOrCreate()
        )
        try:
            for table, columns in tables.COLUMNS.items():
                schema = ", ".join(
                    f"{name} {self.types[kind]}" for name, kind in {**columns, **tables.folders(table)}.items())
                if any(tables.parts(folder, table, self.suffix)):
                    frame = session.read.schema(schema).json(f"{folder}/{table}")
                else:
                    frame = session.createDataFrame([], schema)
                frame.write.saveAsTable(table)
            for view in tables.views():
                session.sql(view)
            yield lambda query: [tuple(row) for row in session.sql(query).collect()]
        finally:
            session.stop()
            shutil.rmtree(scratch, ignore_errors=True)


ALL = {engine.name: engine for engine in (DuckDB(), PostgreSQL(), Spark())}
