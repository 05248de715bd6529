"""stub"""


def robots(request, **kwargs): ...
