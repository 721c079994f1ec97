"""Pages on their way to a phone: a sixth of their size."""

from django.middleware.gzip import GZipMiddleware

SHRINKS = ("text/", "application/json", "image/svg+xml")


class SmallerPagesMiddleware(GZipMiddleware):
    """Compresses what shrinks by it; sheets, papers and pictures are compressed in themselves."""

    def process_response(self, request, response):
        if not response.headers.get("Content-Type", "").startswith(SHRINKS):
            return response
        return super().process_response(request, response)
