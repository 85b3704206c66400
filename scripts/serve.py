"""Show the site on this machine, built again as files change; what is wrong is shown in the browser.

    make serve                 at http://127.0.0.1:8000
    make serve PORT=8001       on another port
    python scripts/serve.py [--port PORT] [--host ADDRESS]

Ctrl-C stops it. Exits 0 then, 1 where it cannot listen on the port, 2 for unusable arguments.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.disk import account  # noqa: E402
from planlib.printing import Arguments, any_locale  # noqa: E402
from plansite.serving import Refused, serve, until_interrupted  # noqa: E402

PORT, HOST = "8000", "127.0.0.1"


def main(arguments: list[str] | None = None) -> int:
    """Serve until it is stopped; returns the exit status."""
    parser = Arguments("在本机打开网站，文件一改就重新生成。")
    parser.add_argument("--port", default=PORT, help="端口；0 是任一个空着的")
    parser.add_argument("--host", default=HOST, help="0.0.0.0 让别的电脑也能打开")
    options = parser.parse_args(arguments)
    port = options.port.strip() or PORT
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        print(f"“{port}”不是端口：写 1024 到 65535 之间的一个数，如 make serve PORT=8001", file=sys.stderr)
        return 2
    until_interrupted()
    try:
        serve(ROOT, options.host.strip() or HOST, int(port))
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"停下了：{account(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        with suppress(OSError):  # whoever reads it may be gone
            print("\n已停止。", flush=True)
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(main())
