"""stub"""


def region(request, **kwargs): ...
