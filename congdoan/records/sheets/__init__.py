"""Sheets of a register: the empty one, the export, and the import in four steps with its undo.

    files     bytes <-> rows of cells          columns   headings <-> fields
    cells     one cell <-> what a form takes   judge     every row through the register's own form
    models    an import under way              work      check, write and undo, in a page or a job
    grid      judged rows as a page shows them typing    what was typed over them there

Lines of records are not in sheets: a record's lines are entered on its form or by the API.
"""

# More rows than this are checked and written by the worker, not while somebody waits.
IN_BACKGROUND = 2000
