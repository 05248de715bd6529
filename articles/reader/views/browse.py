"""stub"""


def browse(request, **kwargs): ...
