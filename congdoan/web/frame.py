"""What every page carries: the menu, where one stands, the day looked through, notices."""


def context(request):
    return {}
