"""stub"""


def not_found(request, exception=None): ...


def went_wrong(request): ...


def healthz(request, **kwargs): ...
