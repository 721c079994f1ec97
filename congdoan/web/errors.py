"""Pages for what went wrong: a clear sentence and the way out."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """The form's key expired (another sign-in, cookies off): what was typed stays in the tab."""
    return render(request, "403_csrf.html", status=403)
