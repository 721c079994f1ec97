"""Who signs in with a password an administrator gave changes it before anything else."""

from django.shortcuts import redirect

_OPEN = ("/password/", "/logout/", "/static/", "/i18n/", "/second-factor/", "/health/")


class MustChangeMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if user.is_authenticated and user.must_change and not request.path.startswith(_OPEN):
            return redirect("password_change")
        return self.get_response(request)
