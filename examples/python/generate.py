"""Generates the messages in examples/python/messages from the files in protos/."""

import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROTOS = HERE.parent.parent / "protos/src/main/protobuf"


def main(out: pathlib.Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    files = sorted(str(file) for file in (PROTOS / "followspot/v1").glob("*.proto"))
    # The system's compiler fits the system's protobuf; without one, grpcio-tools brings its own.
    compiler = [shutil.which("protoc") or sys.executable]
    if compiler == [sys.executable]:
        compiler += ["-m", "grpc_tools.protoc"]
    if subprocess.run([*compiler, f"-I{PROTOS}", f"--python_out={out}", *files]).returncode != 0:
        sys.exit("the messages could not be generated")
    # The generated files import each other as followspot.v1: make that work from within messages.
    (out / "__init__.py").write_text(
        "import pathlib\nimport sys\n\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n"
    )


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "messages")
