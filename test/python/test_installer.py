"""The user's settings of pip, as uv gets them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "local-aws" / "python"))

from installer import Installer, pip_settings, tools_in, uv_options, uv_variables  # noqa: E402

TOOLS = tools_in(ROOT / ".local-aws/envs")
"""What the set-up has installed with."""


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the user's settings of pip, which are empty, as are those in the environment."""
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_")) or name.endswith("_CA_BUNDLE"):
            monkeypatch.delenv(name)
    file = tmp_path / "pip.conf"
    file.touch()
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    return file


def uv_gets(tmp_path: Path, *arguments: str) -> dict[str, str]:
    """The command of an installation, as ``command``, and the environment that uv gets with it."""
    tools = tmp_path / TOOLS.name
    (tools / "bin").mkdir(parents=True)
    (tools / "pip").symlink_to(TOOLS / "pip")
    told = tmp_path / "told.txt"
    program = tools / "bin" / "uv"
    program.write_text(f'#!/bin/sh\n{{ echo "command=$*"; env; }} > {told}\n')
    program.chmod(0o755)
    assert Installer(tmp_path).install(Path("python"), *arguments)
    return dict(line.split("=", 1) for line in told.read_text().splitlines() if "=" in line)


def test_uv_gets_what_the_file_and_the_environment_say(
    configured: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    configured.write_text(
        "[global]\nindex-url = https://first.example/simple\nextra-index-url =\n    https://a.example/simple\n"
        "    https://b.example/simple\nproxy = http://proxy.example:3128\ntimeout = 60.5\nquiet = 1\n"
        "[install]\nindex-url = https://me:secret@packages.example/simple\nno-index = false\n"
        f"trusted-host = a.example\nfind-links = {wheels} /no/such/folder\ncache-dir = /var/cache/of pip\n"
    )
    monkeypatch.setenv("PIP_CERT", "/my certificates.pem")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("UV_EXCLUDE_NEWER", "2020-01-01")
    got = uv_gets(tmp_path, "torch")
    assert got["UV_DEFAULT_INDEX"] == "https://me:secret@packages.example/simple"
    assert got["UV_INDEX"] == "https://a.example/simple https://b.example/simple"
    assert got["UV_FIND_LINKS"] == str(wheels)
    assert got["UV_INSECURE_HOST"] == "a.example"
    assert (got["ALL_PROXY"], got["UV_HTTP_TIMEOUT"]) == ("http://proxy.example:3128", "61")
    assert got["UV_CACHE_DIR"] == "/var/cache/of pip/uv"
    assert (got["UV_NO_CONFIG"], "UV_EXCLUDE_NEWER" in got) == ("1", False)
    assert got["command"].endswith(" --cert /my certificates.pem torch --quiet")
    assert "secret" not in got["command"]
    assert "--no-index" not in got["command"]


def test_an_argument_replaces_the_setting(configured: Path, tmp_path: Path) -> None:
    configured.write_text("[global]\nindex-url = https://packages.example/simple\nno-index = yes\n")
    got = uv_gets(tmp_path, "--index-url", "https://other.example/simple", "torch")
    assert "UV_DEFAULT_INDEX" not in got
    assert got["command"].endswith(" --no-index --index-url https://other.example/simple torch --quiet")


def test_uv_knows_each_option_and_each_value(configured: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.txt"
    nothing.touch()
    settings = {
        **{"index-url": "https://packages.example/simple", "extra-index-url": "https://a.example/simple"},
        **{"constraint": str(nothing), "find-links": str(tmp_path), "trusted-host": "a.example", "timeout": "9"},
        **{"no-binary": ":none:", "only-binary": ":all:", "keyring-provider": "import", "no-index": "1"},
        **{"no-cache-dir": "true", "proxy": "http://proxy.example:3128"},
    }
    target = ["--target", str(tmp_path / "packages"), "--offline"]
    command = [str(TOOLS / "bin/uv"), "pip", "install", *target, *uv_options(settings), "-r", str(nothing)]
    answer = subprocess.run(command, capture_output=True, text=True, env=uv_variables(settings))
    assert (answer.returncode, "error" in answer.stderr) == (0, False), answer.stderr


def test_a_place_without_uv_has_pip_install(configured: Path, tmp_path: Path) -> None:
    configured.write_text("[global]\nno-index = true\n")
    assert pip_settings(TOOLS / "pip")["no-index"] == "true"
    installer = Installer(tmp_path / "kept")
    python = installer.create(tmp_path / "environment")
    assert installer.install(python, "pip")
    assert not installer.install(python, "no-such-package", silent=True)
