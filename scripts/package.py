"""Make plan-library-package.zip: the site, and how to set up a server for it, to be unpacked there.

    make package            bundles the scripts first
    python scripts/package.py [ZIP]

The same repository gives the same bytes. The last good zip stays where a build fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.printing import Arguments, any_locale  # noqa: E402
from plansite.archive import FOLDER, make_archive, note, site_entries  # noqa: E402
from plansite.building import told  # noqa: E402
from plansite.recipes import FOLDER as RECIPES  # noqa: E402

ZIP = ROOT / "plan-library-package.zip"
NOTE = "说明.txt"
_TEXT = f"""把范文库放到服务器上

{FOLDER} 文件夹是网站，全是静态文件，放到服务器上任何一个地方都行，例如 /var/www/plan-library。
{RECIPES} 文件夹里是各种服务器的设置，用哪一个看您的服务器：

  nginx           nginx.conf
  Apache（httpd） apache.conf 和 htaccess（放进网站的文件夹，改名为 .htaccess）
  IIS             web.config（放进网站的文件夹）
  Caddy           Caddyfile

每个文件的开头写着放在哪里、改哪几处。详细的做法、怎样知道装对了，见网站里的“部署”：
{FOLDER}/guide/deploy/index.html

更新时把网站的文件夹整个换掉，不要盖在旧的上面；解压时保留文件的时间。
没有服务器，只想双击打开的，请用 make offline 做的压缩包。
"""


def entries(site: Path, root: Path = ROOT) -> Iterator[tuple[str, bytes]]:
    """What is in the zip. site: the folder of the built site. root: of the repository."""
    yield NOTE, note(_TEXT)
    for recipe in sorted((root / RECIPES).iterdir()):
        yield f"{RECIPES}/{recipe.name}", recipe.read_bytes()
    yield from site_entries(site)


def main(target: Path) -> int:
    """Build, and put the site into a zip at `target`; returns the exit status. Where the build fails, the last zip
    stays."""
    print("正在生成网站……", flush=True)
    return make_archive(ROOT, target, entries, then=f"传到服务器上解开，先看里面的 {NOTE}。")


if __name__ == "__main__":
    any_locale()
    parser = Arguments("把网站和各种服务器的设置做成一个压缩包，拿到服务器上解开。")
    parser.add_argument("zip", nargs="?", type=Path, default=ZIP, metavar="ZIP", help=f"写到哪里；不写就是 {ZIP.name}")
    sys.exit(told(partial(main, parser.parse_args().zip)))
