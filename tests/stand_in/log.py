"""What was asked of the stand-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.stand_in.messages import Request, Service


@dataclass(slots=True)
class Seen:
    """One line of the log. `status` is 0 until something is answered, and stays so for a stall or a reset.

    `time`: monotonic seconds when the request had come. `fault`: the rule that changed the answer, if any.
    """

    request: Request
    status: int = 0
    fault: str = ""

    @property
    def time(self) -> float:
        return self.request.arrived

    @property
    def service(self) -> Service:
        return self.request.service

    @property
    def method(self) -> str:
        return self.request.method

    @property
    def path(self) -> str:
        return self.request.path

    @property
    def query(self) -> dict[str, str]:
        return self.request.query

    @property
    def headers(self) -> Mapping[str, str]:
        return self.request.headers

    @property
    def connection(self) -> int:
        return self.request.connection

    @property
    def dois(self) -> list[str]:
        return self.request.dois
