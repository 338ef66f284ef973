"""Builds the Go program into the wheel, and names the platform that it is for."""

from __future__ import annotations

import os
import pathlib
import subprocess
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# A static program needs no C library, so it runs on any Linux that Go supports.
# Go 1.26 needs macOS 12 and Windows 10.
PLATFORMS = {
    ("linux", "amd64"): "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
    ("linux", "arm64"): "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
    ("darwin", "amd64"): "macosx_12_0_x86_64",
    ("darwin", "arm64"): "macosx_12_0_arm64",
    ("windows", "amd64"): "win_amd64",
    ("windows", "arm64"): "win_arm64",
}


def go(*arguments: str, cwd: pathlib.Path) -> str:
    env = dict(os.environ, CGO_ENABLED="0")
    try:
        done = subprocess.run(["go", *arguments], cwd=cwd, env=env, stdout=subprocess.PIPE, text=True, check=True)
    except FileNotFoundError:
        raise SystemExit("toli: building the wheel needs Go: install it, or install a built wheel") from None
    except subprocess.CalledProcessError as e:
        raise SystemExit(f"toli: go {arguments[0]} ended with exit code {e.returncode}") from None
    return done.stdout


class Program(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = pathlib.Path(self.root).parent
        if not (source / "go.mod").is_file():
            raise SystemExit(f"toli: {source}: no go.mod: build the wheel in a checkout of the whole project")
        if version == "editable":
            return  # name a program with TOLI_BINARY
        system, machine = go("env", "GOOS", "GOARCH", cwd=source).split()
        if (system, machine) not in PLATFORMS:
            raise SystemExit(f"toli: no wheel for {system}/{machine}: one of {sorted(PLATFORMS)}")
        name = "toli.exe" if system == "windows" else "toli"
        self.folder = tempfile.TemporaryDirectory()
        program = pathlib.Path(self.folder.name, name)
        go("build", "-buildvcs=false", "-trimpath", "-ldflags=-s -w", "-o", str(program), "./cmd/toli", cwd=source)
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{PLATFORMS[system, machine]}"
        build_data["force_include"][str(program)] = f"toli/bin/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self.folder.cleanup()
