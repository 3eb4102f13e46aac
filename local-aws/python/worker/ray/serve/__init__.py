"""The part of Ray Serve's interface that a model on an endpoint needs, without Ray.

``@serve.deployment``, ``.options``, ``.bind`` and their results. Scheduling options (``num_replicas``,
``ray_actor_options`` and so on) are accepted and have no effect: an instance has one replica, in one process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

__all__ = ["Application", "Deployment", "deployment"]


@dataclass(frozen=True)
class Application:
    """A deployment with its constructor's arguments. An ``import_path`` names one, or a function that returns one."""

    deployment: Deployment
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def construct(self) -> Any:
        """Run the deployment's constructor, as Ray does when it starts a replica."""
        return self.deployment.constructor(*self.args, **self.kwargs)


@dataclass(frozen=True)
class Deployment:
    """A class that is decorated with ``@serve.deployment``."""

    constructor: Callable[..., Any]
    name: str
    settings: dict[str, Any] = field(default_factory=dict)

    def options(self, *, name: str | None = None, **settings: Any) -> Deployment:
        """A copy with other settings."""
        return replace(self, name=name or self.name, settings={**self.settings, **settings})

    def bind(self, *args: Any, **kwargs: Any) -> Application:
        """Store the arguments for the constructor, which runs later, in the replica.

        Raises:
            TypeError: for an argument that is itself an application, because this stand-in supports one deployment per
                application.
        """
        if any(isinstance(value, Application) for value in (*args, *kwargs.values())):
            raise TypeError("the local ray.serve runs one deployment an application: none can be bound to another")
        return Application(self, args, kwargs)


def deployment(_class: Callable[..., Any] | None = None, *, name: str | None = None, **settings: Any) -> Any:
    """Mark a class as a deployment; used with or without settings, as in Ray."""

    def mark(constructor: Callable[..., Any]) -> Deployment:
        return Deployment(constructor, name or constructor.__name__, settings)

    return mark if _class is None else mark(_class)
