"""stub"""


def rendition(request, **kwargs): ...
