"""Files in a bucket that speaks S3: each store of the newsroom under a prefix of its own, none of them open."""

from threading import Lock
from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage

from articles.photos.table import TYPES

ASKED = {
    "request_checksum_calculation": "when_required",  # many servers that speak S3 know no others
    "response_checksum_validation": "when_required",
    "connect_timeout": 5,
    "read_timeout": 20,
    "retries": {"mode": "standard", "max_attempts": 4},
}


class Bucket(S3Storage):
    """A prefix of the bucket. A file is replaced as a whole, as S3 promises; what is half sent is not there."""

    default_content_type = "application/octet-stream"

    def __init__(self, *, addressing: str = "auto", **options: Any):
        super().__init__(client_config=Config(s3={"addressing_style": addressing}, **ASKED), **options)
        self.making = Lock()

    @property
    def connection(self) -> Any:
        """One for all threads: a client may be shared (boto3 says so), costs a tenth of a second and some megabytes."""
        with self.making:
            if not hasattr(self, "shared"):
                self.shared = super().connection
        return self.shared

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """Return what is kept with a file beside its bytes: its type, as the table has it, never as a name suggests."""
        kind = TYPES.get(name.rpartition(".")[2], self.default_content_type)
        return {**self.object_parameters, "ContentType": kind}
