"""stub"""


def front(request, **kwargs): ...
