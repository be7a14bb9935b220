"""The two networks of the package rapidocr (PP-OCRv6 small), run by onnxruntime on one core; nothing is fetched."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from articles.importing.files.faults import Unreadable

EXTRACTOR = "rapidocr"
VERSION = version(EXTRACTOR)
Scores = NDArray[np.float32]


@cache
def _network(name: str) -> onnxruntime.InferenceSession:
    spec = find_spec(EXTRACTOR)
    assert spec and spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0], "models", f"PP-OCRv6_{name}_small.onnx")
    if not path.exists():
        raise Unreadable(f"文字识别的模型 {path.name} 不见了；请重新运行 make venv EXTRA=ocr")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the process may make no others
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def detection(pixels: NDArray[np.float32]) -> Scores:
    """How sure each pixel is within a row of text: (n, 3, h, w) of -1 to 1, h and w of 32, to (n, h, w) of 0 to 1."""
    return _run("det", pixels)[:, 0]


def recognition(pixels: NDArray[np.float32]) -> Scores:
    """How likely each character is at each step: (n, 3, 48, w) of -1 to 1 to (n, w / 8, characters)."""
    return _run("rec", pixels)


def _run(name: str, pixels: NDArray[np.float32]) -> Scores:
    network = _network(name)
    found: Scores = network.run(None, {network.get_inputs()[0].name: pixels})[0]
    return found


@cache
def characters() -> tuple[str, ...]:
    """What each number of ``recognition`` stands for: none, the characters, a blank."""
    listed = _network("rec").get_modelmeta().custom_metadata_map["character"]
    return ("", *listed.splitlines(), " ")
