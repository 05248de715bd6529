"""The site: settings, addresses, server.

SQLite before 3.51.3 can corrupt a WAL database that two connections write (sqlite.org/wal.html, "the WAL-reset bug"),
and no Linux distribution of today ships a newer one, so the library bundled by pysqlite3 takes the standard module's
place before anything imports it. Where that package is missing, a system check names the version instead.
"""

import sys

try:
    import pysqlite3
except ImportError:  # not Linux, or built without it: articles.E001 judges the version that is there
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
