"""A question put to the database before its answer is needed, so that both work side by side.

Each takes plain SQL and its values and gives back a function that gives the rows.
"""

import threading

from django.db import connection


def at_once(sql, values):
    """Asks now: for few rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchall()
    return lambda: found


def ahead(sql, values):
    """Asks on this very connection, in its transaction, while Python goes on; whoever asks it something
    else meanwhile waits. No COPY may be begun before the answer is taken."""
    connection.ensure_connection()
    plain, came = connection.connection, {}

    def run():
        try:
            with plain.cursor() as cursor:
                came["rows"] = cursor.execute(sql, values).fetchall()
        except Exception as fault:  # told where the answer is taken
            came["fault"] = fault

    thread = threading.Thread(target=run, daemon=True)
    thread.start()

    def answer():
        thread.join()
        with connection.wrap_database_errors:
            if "fault" in came:
                raise came["fault"]
        return came["rows"]

    return answer
