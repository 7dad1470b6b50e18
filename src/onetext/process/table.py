"""The parameters of the process, as the model lists them."""

from __future__ import annotations

from onetext.model import parameter, parameters

__all__ = ["parameter", "parameters"]
