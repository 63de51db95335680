"""Search vectors exhaustively with FAISS. For up to about 100,000 of them (design §11); never approximates
the search.

The time goes into streaming the vectors from memory, so they may be kept as 8-bit codes: a quarter to stream.
"""

from __future__ import annotations

from typing import Literal

import faiss

from retrieval.index.faiss_index import FaissIndex

Codec = Literal["float32", "int8"]


class FlatIndex(FaissIndex):
    """Every query is compared with every vector. `int8` rounds the stored vectors, `float32` keeps them."""

    def __init__(self, dimension: int, codec: Codec = "float32") -> None:
        if codec == "float32":
            super().__init__(faiss.IndexFlatIP(dimension))
        else:
            super().__init__(
                faiss.IndexScalarQuantizer(
                    dimension, faiss.ScalarQuantizer.QT_8bit_uniform, faiss.METRIC_INNER_PRODUCT
                )
            )
