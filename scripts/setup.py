"""Set up what the make targets run on; quick and silent when nothing has changed.

    python3 scripts/setup.py check   the Python packages of the site, in .venv
    python3 scripts/setup.py site    the same, and Node with the npm packages
    python3 scripts/setup.py quick   the same, and the linters and the test tools
    python3 scripts/setup.py test    the same, and a Chromium, a Chinese font and LibreOffice
    python3 scripts/setup.py browsers   what test needs, Firefox, WebKit, and the oldest Chromium that the site works in
    python3 scripts/setup.py bench   what check needs, and the tools in bench/ that it is measured against
    python3 scripts/setup.py bench-search   what test and bench need
    python3 scripts/setup.py bench-build    what test needs, and the site generators that the build is measured beside
    python3 scripts/setup.py bench-import   what check needs, and the converters that the importer is measured beside

It runs before anything is installed, so it uses the standard library only. Each step writes its
stamp last: what was interrupted is done again by the next run. `.venv/node` and `.venv/browser`
hold the paths of the Node and the Chromium that were found; the tests read the latter.
"""

import errno
import fcntl
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Nothing in this file may be newer syntax than Python 3.6's, or older ones never get to say this.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "setup: 要用 Python 3.11 或更新的版本；"
        f"{sys.executable} 是 {sys.version.split()[0]}\n"
        "  怎么办：装一个新的 Python，再指明它：make PYTHON=python3.12 serve"
    )

ROOT = Path(__file__).resolve().parent.parent  # every path below is relative to it
VENV = Path(".venv")
PYTHON = ".venv/bin/python"
PIP_INSTALL = ("-m", "pip", "install", "-qq", "--disable-pip-version-check", "--retries", "2")
READY = VENV / "ready"
NODE = VENV / "node"
BROWSER = VENV / "browser"

NODE_LOCK = "requirements-node.txt"
NODE_MINIMUM = (20, 19)  # html-validate asks for it
NODE_REMEDY = "装上 Node 20.19 或更新的版本（带 npm），再运行一次"

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
BROWSER_REMEDY = "装上 Chromium 或 Chrome，或者指明一个：CHROMIUM=/path/to/chrome make test"
OFFICE = {"soffice": "libreoffice-writer-nogui", "pdftotext": "poppler-utils", "fc-list": "fontconfig"}
PURPOSES = ("check", "site", "quick", "test", "browsers", "bench", "bench-build", "bench-import", "bench-search")
# What `make test-browsers` drives, and where it is unpacked
OTHER_BROWSERS = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "xvfb-run": "xvfb"}
UNPACKED = Path(".build/browsers")
OLD_BROWSERS = ("chromium-79", "chromium-80")
UNPACK = """
const { readFileSync, writeFileSync } = require("fs");
const [from, to] = process.argv.slice(1);
writeFileSync(to, require("zlib").brotliDecompressSync(readFileSync(from)), { mode: 0o755 });
"""
# What pip and npm say where a server cannot be reached, and where there is no room
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Max retries exceeded|ProxyError"
    r"|Network is unreachable|Temporary failure in name resolution|No matching distribution found|Connection refused"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT"
)
NO_ROOM = re.compile(r"No space left on device|ENOSPC|Disk quota exceeded|EDQUOT")
PLAYWRIGHT_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class SetupError(Exception):
    """A step that failed: what it was, its command, and what the reader can do."""

    def __init__(self, step: str, command: list[str], remedy: str) -> None:
        super().__init__(f"setup: 没有装好：{step}\n  命令：{shlex.join(command)}\n  怎么办：{remedy}")


class Offline(SetupError):
    """What is to be fetched cannot be reached."""

    def __init__(self, step: str, log: Path) -> None:
        Exception.__init__(
            self,
            f"setup: 没有网络，或者连不上软件源，装不上（{step}）：接上网络，再运行一次；"
            f"单位内网请先把 PIP_INDEX_URL 和 NPM_CONFIG_REGISTRY 设为内网的镜像。全部输出在 {log}",
        )


class ReadOnly(SetupError):
    """There is something to be installed, and this folder cannot be written to."""

    def __init__(self) -> None:
        Exception.__init__(
            self,
            f"setup: 这个文件夹不能写入（{ROOT}），里面又还没有装好要用的程序：把它复制到自己的目录里，再运行一次",
        )


def say(message: str) -> None:
    """Tell the user what is being done."""
    print(f"setup: {message}", flush=True)


def run(step: str, command: list[str], remedy: str, environment: dict[str, str] | None = None) -> None:
    """Run a command as a step. Raises SetupError, with what the user can do, where it fails."""
    say(f"{step}……")
    try:
        subprocess.run(command, check=True, env=environment)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(step, command, remedy) from error


def download(step: str, command: list[str], remedy: str, environment: dict[str, str] | None = None) -> None:
    """Run a command that fetches packages. Where it fails, all that it said is kept in a file, and not printed: pip
    and npm say it many times. Raises SetupError."""
    say(f"{step}……")
    try:
        done = subprocess.run(command, check=False, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except OSError as error:
        raise SetupError(step, command, remedy) from error
    if done.returncode == 0:
        return
    said = done.stdout.decode("utf-8", "replace")
    log = Path(tempfile.gettempdir()) / f"plan-library-setup-{os.getpid()}.log"
    try:
        log.write_text(said, "utf-8")
    except OSError:
        log = Path("（没有存下）")
    if NO_NETWORK.search(said):
        raise Offline(step, log)
    if NO_ROOM.search(said):
        raise SetupError(step, command, "磁盘满了：腾出一些空间，再运行一次")
    last = [line.strip() for line in said.splitlines() if line.strip()][-1:]
    raise SetupError(step, command, f"{remedy}（全部输出在 {log}；最后一行：{''.join(last)[:200]}）")


def output(*command: str, environment: dict[str, str] | None = None) -> str:
    """What the command prints, or nothing where it cannot be run."""
    try:
        return subprocess.run(
            command,
            check=True,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=60,
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def read(path: Path) -> str:
    """A small file's text without white space around it; nothing where there is no such file."""
    try:
        return path.read_text("utf-8", "surrogateescape").strip()
    except FileNotFoundError:
        return ""


def write(path: Path, text: str) -> None:
    """Write a line of text; a name may hold any bytes."""
    path.write_text(text + "\n", "utf-8", "surrogateescape")


def digest(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


# Python packages


def stamp(lock: str) -> Path:
    """Where the digest of the lock file that was installed last is kept."""
    return VENV / f"{lock.replace('/', '-')}.sha256"


def install_python_packages(*locks: str) -> None:
    """Bring .venv up to date with the lock files; made anew if it was left half done or is of another Python."""
    version = "Python {}.{} in ".format(*sys.version_info[:2])
    identity = version + os.fsencode(ROOT).decode("utf-8", "surrogateescape")
    if read(READY) != identity or not os.access(PYTHON, os.X_OK):
        if not works_here(read(READY), version):
            writable()
            make_venv()
            write(READY, identity)
        elif can_write():
            take_over(read(READY)[len(version) :])
            write(READY, identity)
    stale = [lock for lock in locks if read(stamp(lock)) != digest(lock)]
    if not stale:
        return
    writable()
    READY.unlink()  # a pip that is killed can leave half a package that it then takes for whole
    pip_install = [PYTHON, *PIP_INSTALL]
    for lock in stale:
        download(
            f"正在安装 {lock} 里的 Python 软件包",
            [*pip_install, "--require-hashes", "-r", lock],
            "看看这台电脑能不能连上 PyPI，再运行一次",
        )
        write(stamp(lock), digest(lock))
    write(READY, identity)


def install_apart(lock: str, folder: str) -> None:
    """Install the packages of a lock file in a folder, so that their versions do not meet those of the site."""
    if read(stamp(lock)) == digest(lock) and Path(folder).is_dir():
        return
    shutil.rmtree(folder, ignore_errors=True)
    command = [PYTHON, *PIP_INSTALL, "--require-hashes"]
    download(
        f"正在安装 {lock} 里的 Python 软件包",
        [*command, "--target", folder, "-r", lock],
        "看看这台电脑能不能连上 PyPI，再运行一次",
    )
    write(stamp(lock), digest(lock))


def can_write() -> bool:
    """Whether something can be written into this folder."""
    try:
        with tempfile.TemporaryFile(dir="."):
            return True
    except OSError as error:
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            return False
        raise


def writable() -> None:
    """Raises ReadOnly where nothing can be written into this folder."""
    if not can_write():
        raise ReadOnly


def works_here(ready: str, version: str) -> bool:
    """Whether the .venv of a folder that was copied or moved here works here; all but its small programs does. ready:
    what it says of itself. version: how that must begin."""
    test = "import sys; print('{}.{}'.format(*sys.version_info[:2]), sys.prefix)"
    expected = "{}.{} {}".format(*sys.version_info[:2], ROOT / VENV)
    return ready.startswith(version) and output(PYTHON, "-c", test) == expected


def take_over(folder: str) -> None:
    """Lead the small programs in .venv to the Python of this place. folder: where they were before."""
    say("这个文件夹是复制或者移动过来的：接着用里面装好的 .venv")
    old = os.fsencode(Path(folder) / VENV)
    interpreter = os.fsencode(ROOT / PYTHON)
    for program in (VENV / "bin").iterdir():
        if program.is_symlink() or not program.is_file():
            continue
        content = program.read_bytes()
        if content.startswith(b"#!") and old in content[:1000]:
            _, _, rest = content.partition(b"\n")
            if rest.startswith(b"'''exec'"):  # how pip writes a path that is long or holds spaces
                _, _, rest = rest.partition(b"\n' '''\n")
            start = b"#!/bin/sh\n'''exec' \"" + interpreter + b'" "$0" "$@"\n\' \'\'\'\n'
            if b"python" in content.split(b"\n", 2)[0] or content[:10] == b"#!/bin/sh\n":
                program.write_bytes(start + rest)


def make_venv() -> None:
    """Make .venv anew, with the Python that runs this."""
    # Not sys.executable: an activated .venv would be asked to make itself.
    base = getattr(sys, "_base_executable", sys.executable)
    run(
        "正在建立 Python 环境 .venv",
        [base, "-m", "venv", "--clear", str(VENV)],
        "如果少了 ensurepip，就 apt-get install python3-venv（Debian、Ubuntu），再运行一次",
    )


# Node and npm packages


def tools_environment() -> dict[str, str]:
    """The environment with .venv/bin first: Node is there when it came from PyPI."""
    path = os.pathsep.join([str(ROOT / VENV / "bin"), os.environ.get("PATH", os.defpath)])
    return {**os.environ, "PATH": path}


def node_works(environment: dict[str, str]) -> bool:
    """Whether Node is there, new enough, and has npm."""
    node = shutil.which("node", path=environment["PATH"])
    npm = shutil.which("npm", path=environment["PATH"])
    if not node or not npm:
        return False
    if read(NODE) == node:
        return True
    version = re.match(r"v(\d+)\.(\d+)", output(node, "--version", environment=environment))
    if not version or (int(version[1]), int(version[2])) < NODE_MINIMUM:
        return False
    if not output(npm, "--version", environment=environment):
        return False
    write(NODE, node)
    return True


def install_npm_packages(folder: str = ".") -> None:
    """Bring a folder's node_modules up to date with its lock file."""
    lock = f"{folder}/package-lock.json"
    stamp_file = Path(folder) / "node_modules/.package-lock.sha256"
    environment = tools_environment()
    if stamp(NODE_LOCK).exists() or not node_works(environment):
        install_python_packages(NODE_LOCK)
        if not node_works(environment):
            raise SetupError("启动 PyPI 的 Node", ["node", "--version"], NODE_REMEDY)
    if read(stamp_file) == digest(lock):
        return
    writable()
    download(
        f"正在安装 {os.path.normpath(lock)} 里的 npm 软件包",
        ["npm", "ci", "--loglevel=error", "--prefix", folder],
        "看看这台电脑能不能连上 npm，再运行一次",
        environment,
    )
    write(stamp_file, digest(lock))


# A browser, a font and an office for the tests


def ensure_browser() -> None:
    """Record a Chromium: the one CHROMIUM names, else the one of the last run, else any."""
    recorded = read(BROWSER)
    chosen = os.environ.get("CHROMIUM")
    if recorded and os.access(recorded, os.X_OK) and (not chosen or executable(chosen) == recorded):
        return
    if chosen:
        browser = starting(chosen)
        if not browser:
            step = "启动 CHROMIUM 指明的浏览器"
            raise SetupError(step, [chosen, "--version"], "改正 CHROMIUM，或者不设它")
    else:
        browser = find_browser() or install_browser()
    ensure_font()
    write(BROWSER, browser)
    say(f"测试用 {browser}")


def executable(name: str) -> str:
    """The path of a program, or nothing."""
    path = shutil.which(name)
    return str(Path(path).absolute()) if path else ""


def starting(name: str) -> str:
    """The path of a browser that starts: Ubuntu's chromium-browser may be an empty shell."""
    path = executable(name)
    return path if path and output(path, "--version") else ""


def find_browser() -> str:
    """The path of a Chromium that starts, or nothing."""
    for name in BROWSERS:
        browser = starting(name)
        if browser:
            return browser
    downloaded = output(PYTHON, "-c", PLAYWRIGHT_BROWSER)
    return starting(downloaded) if downloaded else ""


def install_browser() -> str:
    """Install a Chromium; its path. Raises SetupError where there is no way."""
    if install_system_packages("chromium", "fonts-noto-cjk"):
        browser = find_browser()
        if browser:
            return browser
    command = [PYTHON, "-m", "playwright", "install", "chromium"]
    if apt_get():
        command.append("--with-deps")
    run("正在用 Playwright 下载 Chromium", command, BROWSER_REMEDY)
    browser = find_browser()
    if not browser:
        raise SetupError("启动 Playwright 下载的 Chromium", command, BROWSER_REMEDY)
    return browser


def ensure_font() -> None:
    """Install a Chinese font where there is none: pages are measured and looked at."""

    def found() -> bool:
        return sys.platform != "linux" or output("fc-list", ":lang=zh") != ""

    if not found() and not (install_system_packages("fontconfig", "fonts-noto-cjk") and found()):
        say("提醒：没有中文字体，测试用的浏览器里汉字可能是方框。 Install one, such as Noto Sans CJK.")


def ensure_office() -> None:
    """LibreOffice and what reads its pages. Only Debian's and Ubuntu's packages bring it: elsewhere its tests are left
    out, and said to be."""
    missing = [name for name in OFFICE if not shutil.which(name)]
    if missing and not install_system_packages(*sorted({OFFICE[name] for name in missing})):
        names = " and no ".join(missing)
        say(f"提醒：没有 {names}，测试不排 Word 文件。请装上 LibreOffice Writer。")


def ensure_other_browsers() -> None:
    """Firefox, WebKit, and old Chromiums with their drivers. What there is not for this machine is said to be left
    out."""
    missing = [name for name in OTHER_BROWSERS if not shutil.which(name)]
    if missing and not install_system_packages(*(OTHER_BROWSERS[name] for name in missing), "xauth"):
        say(f"提醒：没有 {'、'.join(missing)}，少测几种浏览器。请装上 Firefox、WebKitGTK 的 WebKitWebDriver 和 xvfb。")
    install_apart("tests/browsers/requirements.txt", str(UNPACKED / "packages"))
    for driver in UNPACKED.glob("packages/py*driver/*driver_linux64"):
        driver.chmod(0o755)
    if (sys.platform, os.uname().machine) != ("linux", "x86_64"):
        say("提醒：旧版 Chromium 只有 Linux x86_64 的，这里不测")
        return
    install_npm_packages("tests/browsers")
    for name in OLD_BROWSERS:
        packed = Path("tests/browsers/node_modules") / name / "bin/chromium.br"
        target = UNPACKED / name
        if not target.exists() or target.stat().st_mtime < packed.stat().st_mtime:
            part = f"{target}.part"
            command = ["node", "-e", UNPACK, str(packed), part]
            run(f"正在解开 {name}", command, "看看磁盘满了没有，再运行一次", tools_environment())
            Path(part).replace(target)


def apt_get() -> list[str]:
    """The command for apt-get, or nothing where it is not there or would ask for a password."""
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return command
    if output("sudo", "-n", "id", "-u") == "0":
        return ["sudo", "-n", *command]
    return []


def install_system_packages(*names: str) -> bool:
    """Install with apt-get where it is there and may; whether it did."""
    command = apt_get()
    if not command:
        return False
    say(f"正在用 apt-get 安装 {'、'.join(names)}，要几分钟……")
    subprocess.run([*command, "update"], check=False)
    install = [*command, "install", "-y", "--no-install-recommends", *names]
    return subprocess.run(install, check=False, stdout=subprocess.DEVNULL).returncode == 0


def set_up(purpose: str) -> None:
    """Do what a purpose needs, as told at the top."""
    if purpose == "check":
        install_python_packages("requirements.txt")
    elif purpose == "site":
        install_python_packages("requirements.txt")
        install_npm_packages()
    elif purpose == "bench":
        install_python_packages("requirements.txt", "bench/requirements.txt")
        install_npm_packages("bench")
    elif purpose == "bench-build":
        set_up("test")
        install_apart("bench/build/requirements.txt", "bench/build/packages")
    elif purpose == "bench-import":
        install_python_packages("requirements.txt")
        install_apart("bench/import/requirements.txt", "bench/import/packages")
    elif purpose == "bench-search":
        set_up("test")
        set_up("bench")
    elif purpose == "quick":
        install_python_packages("requirements.txt", "requirements-dev.txt")
        install_npm_packages()
    elif purpose == "browsers":
        set_up("test")
        ensure_other_browsers()
    else:
        set_up("quick")
        ensure_browser()
        ensure_office()


def main(arguments: list[str]) -> int:
    """Set up; returns the exit status: 0, 1 where a step failed, 2 for unusable arguments."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(__doc__, file=sys.stderr)
        return 2
    os.chdir(ROOT)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        # One set-up at a time: a second `make` waits here, and the lock goes when this one exits.
        fcntl.flock(os.open(".", os.O_RDONLY), fcntl.LOCK_EX)
        set_up(arguments[0])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"setup: 没有装好：{error}\n  怎么办：看看这个文件夹能不能写入、磁盘满了没有",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("\nsetup: 中断了；再运行一次就接着装", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
