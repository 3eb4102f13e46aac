"""The user's settings of pip, as uv gets them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "local-aws" / "python"))

from installer import Installer, pip_settings, uv_options  # noqa: E402


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What pip takes from a file and from the environment, which has the last word."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    file = tmp_path / "pip.conf"
    file.write_text(
        "[global]\nindex-url = https://first.example/simple\nextra-index-url =\n    https://a.example/simple\n"
        "    https://b.example/simple\nproxy = http://proxy.example:3128\ntimeout = 60\n"
        "[install]\nindex-url = https://packages.example/simple\nno-index = false\ntrusted-host = a.example\n"
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    monkeypatch.setenv("PIP_CERT", "/certificates.pem")
    monkeypatch.setenv("PIP_TIMEOUT", "90")
    return pip_settings(next(environments().glob("uv-*/pip")))


def test_options_say_what_the_settings_of_pip_say(settings: dict[str, str]) -> None:
    options = uv_options(settings)
    pairs = list(zip(options[::2], options[1::2], strict=True))
    assert ("--default-index", "https://packages.example/simple") in pairs
    assert [value for name, value in pairs if name == "--index"] == ["https://a.example/simple", "https://b.example/simple"]
    assert ("--cert", "/certificates.pem") in pairs
    assert ("--allow-insecure-host", "a.example") in pairs
    assert "--no-index" not in options
    assert uv_options({"no-index": "1"})[-1] == "--no-index"


def told_by_uv(tmp_path: Path, *arguments: str) -> str:
    """Proxy, time limit and arguments that uv gets for an installation."""
    told = tmp_path / "told.txt"
    kept = next(path for path in environments().glob("uv-*") if path.is_dir())
    tools = tmp_path / kept.name
    (tools / "bin").mkdir(parents=True)
    (tools / "pip").symlink_to(kept / "pip")
    program = tools / "bin" / "uv"
    program.write_text(f'#!/bin/sh\necho "$ALL_PROXY $UV_HTTP_TIMEOUT $*" > {told}\n')
    program.chmod(0o755)
    assert Installer(tmp_path).install(Path("python"), *arguments)
    return told.read_text()


def test_uv_gets_proxy_and_time_limit_as_variables(settings: dict[str, str], tmp_path: Path) -> None:
    command = told_by_uv(tmp_path, "torch")
    assert command.startswith("http://proxy.example:3128 90 pip install --python python ")


def test_uv_knows_each_option(settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "nothing.txt").touch()
    every = {
        **settings,
        **{"constraint": str(tmp_path / "nothing.txt"), "find-links": str(tmp_path), "cert": ""},
        **{"no-binary": "a", "only-binary": "b", "keyring-provider": "disabled"},
    }
    uv = next(environments().glob("uv-*/bin/uv"))
    command = [str(uv), "pip", "install", "--offline", "--target", str(tmp_path / "packages"), *uv_options(every)]
    answer = subprocess.run([*command, "-r", str(tmp_path / "nothing.txt")], capture_output=True, text=True)
    assert (answer.returncode, "error" in answer.stderr) == (0, False), answer.stderr


def test_an_argument_replaces_the_setting(settings: dict[str, str], tmp_path: Path) -> None:
    command = told_by_uv(tmp_path, "--index-url", "https://other.example/simple", "torch")
    assert "https://packages.example/simple" not in command
    assert command.endswith("--index-url https://other.example/simple torch --quiet\n")


def environments() -> Path:
    """The environments that the set-up has made."""
    return Path(__file__).parents[2] / ".local-aws" / "envs"
