"""stub"""


def topic(request, **kwargs): ...
