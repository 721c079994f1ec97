"""What hangs on any record: history, attachments, issued papers, comments, notices, saved views, jobs."""
