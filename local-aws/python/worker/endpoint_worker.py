"""One instance of an endpoint: serves GET /ping and POST /invocations as AWS's Ray Serve image does, without Ray.

Started as ``endpoint_worker.py SOCKET APPLICATION``: the path of the Unix socket to listen on, and JSON,
``{"import_path": "module:name", "args": {}}``. Descriptor 3 is a socket to the stand-in. The worker writes a line feed
to it when it listens. When the other end closes, the stand-in has ended, and the worker kills itself and its children.

As in that image (run with Ray 2.57 and 2.59):

* a builder that raises never gives a healthy ping. Here the process ends, because the error is permanent;
* ping returns 200 as soon as the builder has returned, even if the deployment's constructor fails later;
* if the constructor has raised, each invocation gets 503 "... is unavailable because it failed to deploy.";
* an exception in the deployment's ``__call__`` gives 500.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import uvicorn
from ray.serve import Application
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route


def end_with(parent: socket.socket) -> None:
    """Kill this process group when the other end of the socket closes."""

    def watch() -> None:
        while parent.recv(1):
            pass
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def load(import_path: str, args: dict[str, Any]) -> Application:
    """The application of an import path: the object itself, or the result of a function that builds it from ``args``.

    Raises:
        TypeError: when the object is neither of them, or the function returns something else.
    """
    module, _, name = import_path.partition(":")
    target = getattr(importlib.import_module(module), name)
    application = target if isinstance(target, Application) else build(target, args)
    if not isinstance(application, Application):
        raise TypeError(f"{import_path} gave {type(application).__name__}, not the result of a deployment's bind()")
    return application


def build(builder: Callable[..., Any], args: dict[str, Any]) -> Any:
    """Call an application builder, with the arguments if it has a parameter."""
    return builder(args) if inspect.signature(builder).parameters else builder()


class Replica:
    """The deployment's object in its own thread and event loop, so that ping is answered while the model works."""

    def __init__(self, application: Application) -> None:
        self._name = application.deployment.name
        self._loop = asyncio.new_event_loop()
        self._object: Future[Any] = Future()
        threading.Thread(target=self._run, args=(application,), daemon=True).start()

    def _run(self, application: Application) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._object.set_result(application.construct())
        except Exception as error:
            traceback.print_exc()
            self._object.set_exception(error)
            return
        self._loop.run_forever()

    async def answer(self, request: Request) -> Response:
        """Pass one request to the deployment; first wait for its constructor."""
        try:
            target = await asyncio.wrap_future(self._object)
        except Exception:
            return PlainTextResponse(
                f"Deployment(name='{self._name}', app='default') is unavailable because it failed to deploy.", 503
            )
        await request.body()  # Read in the server's event loop; Starlette caches it for the deployment.
        call = asyncio.run_coroutine_threadsafe(self._call(target, request), self._loop)
        try:
            return response(await asyncio.wrap_future(call))
        except Exception:
            traceback.print_exc()
            return PlainTextResponse("Internal Server Error", 500)

    @staticmethod
    async def _call(target: Any, request: Request) -> Any:
        result = target(request)
        return await result if inspect.isawaitable(result) else result


def response(result: Any) -> Response:
    """The response for a deployment's return value: text and bytes unchanged, other values as JSON."""
    if isinstance(result, Response):
        return result
    if isinstance(result, str):
        return PlainTextResponse(result)
    return Response(result) if isinstance(result, bytes) else JSONResponse(result)


async def serve(application: Application, path: str, parent: socket.socket) -> None:
    """Serve until SIGTERM; running requests are completed first."""
    replica = Replica(application)

    async def ping(_request: Request) -> Response:
        return Response()

    routes = [Route("/ping", ping), Route("/invocations", replica.answer, methods=["POST"])]
    config = uvicorn.Config(
        Starlette(routes=routes), log_level="warning", access_log=False, timeout_keep_alive=3600, lifespan="off"
    )
    # An earlier worker of this instance may have left its socket.
    Path(path).unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(256)
    parent.sendall(b"\n")
    await uvicorn.Server(config).serve(sockets=[listener])


def main() -> None:
    parent = socket.socket(fileno=3)
    end_with(parent)
    # Python flushes nothing when the process is killed, and the last lines of a model are needed to find its error.
    sys.stdout.reconfigure(line_buffering=True)
    path, chosen = sys.argv[1], json.loads(sys.argv[2])
    asyncio.run(serve(load(chosen["import_path"], chosen["args"]), path, parent))


if __name__ == "__main__":
    main()
