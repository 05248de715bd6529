"""stub"""


def article(request, **kwargs): ...


def fragment(request, **kwargs): ...


def short(request, **kwargs): ...
