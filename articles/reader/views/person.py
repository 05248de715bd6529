"""stub"""


def person(request, **kwargs): ...
