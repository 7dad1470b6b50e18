"""Send stretches of an article to an OpenAI-compatible service by way of pydantic-ai, and take its answers apart."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onetext.evidence.article import Article
from onetext.model import Place

if TYPE_CHECKING:
    import httpx
    from pydantic_ai import Agent

    from onetext.evidence.asking import Asking

__all__ = ["Told", "answers", "items_of"]

_IN_A_ROW = 2
"""So many stretches without an answer, one after the other, and the rest is not asked."""
_TRIES = 2
_MOST_TOKENS = 8_000
_KEPT = 200
_HEADERS = frozenset(
    [
        "accept",
        "accept-encoding",
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
        "user-agent",
    ]
)
"""What is sent beside the article and the key: nothing about the machine, and nothing of the environment (its keys,
organisation, headers), which belongs to another service than the one that was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Answers.

    Attributes
    ----------
    items
        Stretch and what the model says of it, as it came.
    failed
        Why stretches went without an answer.
    """

    items: tuple[tuple[Place, list[object]], ...]
    calls: int
    failed: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def answers(article: Article, stretches: Sequence[Place], asking: Asking) -> Told:
    """Ask about each stretch, one after the other. It never raises for what the service does."""
    # A thread of its own, since the caller may sit in an event loop already.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, _asked(article, stretches, asking)).result()


def items_of(answer: str) -> list[object]:
    """The items of an answer: a JSON object with `items`, or a list, with or without words around it.

    Raises
    ------
    ValueError
        When there is none.
    """
    starts = [at for at in (answer.find("{"), answer.find("[")) if at >= 0]
    if not starts:
        raise ValueError("no JSON")
    try:
        found, _ = json.JSONDecoder().raw_decode(answer, min(starts))
    except RecursionError:
        raise ValueError("JSON nested too deep") from None
    items = found.get("items") if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise ValueError('no list of "items"')
    return items


async def _asked(article: Article, stretches: Sequence[Place], asking: Asking) -> Told:
    import openai

    sent = 0

    async def _sending(request: httpx.Request) -> None:
        nonlocal sent
        sent += 1
        for name in [name for name in request.headers if name.lower() not in _HEADERS]:
            del request.headers[name]
        if asking.key:
            request.headers["authorization"] = f"Bearer {asking.key}"

    found: list[tuple[Place, list[object]]] = []
    failed: list[str] = []
    notices: list[str] = []
    in_a_row = 0
    async with openai.DefaultAsyncHttpxClient(
        follow_redirects=False, trust_env=not _is_here(asking.address), event_hooks={"request": [_sending]}
    ) as client:
        agent = _agent(asking, client)
        for number, stretch in enumerate(stretches):
            told = f"characters {stretch.start}-{stretch.end}"
            if sent >= asking.most_calls or in_a_row == _IN_A_ROW:
                why = "it gave no answer twice" if in_a_row == _IN_A_ROW else f"{sent} calls were made"
                notices.append(f"the model was not asked about {len(stretches) - number} stretches: {why}")
                break
            answer = await _answer(agent, article.text[stretch.start : stretch.end], asking, asking.most_calls - sent)
            if isinstance(answer, str):
                in_a_row += 1
                failed.append(answer)
                notices.append(f"the model did not read {told}: {answer}")
            else:
                in_a_row = 0
                found.append((stretch, answer))
    return Told(items=tuple(found), calls=sent, failed=tuple(failed), notices=tuple(notices))


def _is_here(address: str) -> bool:
    """Whether an address is this machine itself."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _agent(asking: Asking, client: Any) -> Agent[None, list[object]]:
    from openai import AsyncOpenAI
    from pydantic_ai import Agent, ModelRetry, TextOutput
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    def parsed(answer: str) -> list[object]:
        """The items of an answer; the model is asked again where it is no such object."""
        try:
            return items_of(answer)
        except ValueError as why:
            raise ModelRetry(f'Answer with one JSON object {{"items": [...]}} and nothing else: {why}.') from None

    service = AsyncOpenAI(
        base_url=asking.address,
        api_key=asking.key or "none",
        max_retries=0,
        timeout=asking.seconds,
        http_client=client,
    )
    return Agent(
        OpenAIChatModel(asking.model, provider=OpenAIProvider(openai_client=service)),
        output_type=TextOutput(parsed),
        instructions=(resources.files("onetext.evidence") / "asking.txt").read_text(encoding="utf-8"),
        model_settings={"temperature": 0.0, "max_tokens": _MOST_TOKENS},
        retries=_TRIES - 1,
    )


async def _answer(agent: Agent[None, list[object]], words: str, asking: Asking, most: int) -> list[object] | str:
    """The items of one answer, or why there is none."""
    from openai import OpenAIError
    from pydantic_ai import UsageLimits
    from pydantic_ai.exceptions import AgentRunError, ModelHTTPError, UnexpectedModelBehavior

    limits = UsageLimits(request_limit=min(_TRIES, most))
    # What stands between the lines is the article; a line of it that looks like the last one changes nothing, since
    # nothing but its own words can come back.
    shown = f"The article, or a part of it:\n-----\n{words}\n-----"
    try:
        done = await asyncio.wait_for(agent.run(shown, usage_limits=limits), asking.seconds)
    except TimeoutError:
        return f"no answer within {asking.seconds:g} seconds"
    except ModelHTTPError as error:
        return f"the service answered with status {error.status_code}"
    except UnexpectedModelBehavior:
        return "the answer is not the list that was asked for"
    except (AgentRunError, OpenAIError, OSError, ValueError) as error:
        return f"{type(error).__name__}: {' '.join(str(error).split())[:_KEPT]}"
    return done.output
