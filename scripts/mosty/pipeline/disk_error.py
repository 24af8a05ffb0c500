"""What the system refuses while a site is built: one line with the cause and the remedy."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from mosty.model.errors import MostyError
from mosty.model.message import message
from mosty.read.reasons import because

#: What the system says → the entry of ``messages/build.yml``.
_CAUSES = {
    errno.ENOSPC: "build.disk_full",
    errno.EDQUOT: "build.disk_full",
    errno.EACCES: "build.no_rights",
    errno.EPERM: "build.no_rights",
    errno.EROFS: "build.no_rights",
    errno.EBUSY: "build.mounted",
    errno.ENOTDIR: "build.not_a_folder",
}


class DiskError(MostyError):
    """A file or folder that cannot be read or written. Nothing was published."""

    def __init__(self, error: OSError, root: Path, folder: str) -> None:
        """``folder``, below ``root``, is the one that the build publishes to."""
        named = Path(os.fsdecode(error.filename2 or error.filename or root))
        file = named.relative_to(root) if named.is_relative_to(root) else named
        cause = _CAUSES.get(error.errno or 0, "build.disk_refuses")
        super().__init__(message(cause, file=file.as_posix(), folder=folder, reason=because(error)))
