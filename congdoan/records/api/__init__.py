"""The REST API of every register: GET list, GET one, POST, PATCH; the same form, rows and guards.

auth    who asks: a session or a bearer token      shape    record -> JSON, JSON -> form data
routes  the four operations of one register        api_urls (beside this package) mounts them
"""
