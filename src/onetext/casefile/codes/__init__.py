"""Every code that a fault may carry, with what the documentation says of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onetext.casefile.codes.brackets import BRACKETS
from onetext.casefile.codes.documents import DOCUMENTS
from onetext.casefile.codes.entry import FaultCode
from onetext.casefile.codes.exchange import EXCHANGE
from onetext.casefile.codes.files import FILES, WARNINGS
from onetext.casefile.codes.forecasts import FORECASTS
from onetext.casefile.codes.interviews import INTERVIEWS
from onetext.casefile.codes.process import PROCESS, PROCESS_WARNINGS
from onetext.casefile.codes.sense import SENSE
from onetext.casefile.codes.shape import SHAPE

__all__ = ["FAULT_CODES", "FaultCode"]

FAULT_CODES: Mapping[str, FaultCode] = MappingProxyType(
    {
        **SHAPE,
        **SENSE,
        **PROCESS,
        **FILES,
        **FORECASTS,
        **INTERVIEWS,
        **EXCHANGE,
        **DOCUMENTS,
        **WARNINGS,
        **BRACKETS,
        **PROCESS_WARNINGS,
    }
)
"""Code -> what it means: E1xx shape, E2xx sense, E3xx files, E4xx imports, E5xx drafts, W… what is legal but odd."""
