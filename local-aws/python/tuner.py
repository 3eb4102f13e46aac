"""Suggest the hyperparameters of a tuning job's next trial.

    python tuner.py

Each line of standard input is a request in JSON. Each line of standard output is its response: ``{name: value}``.

    {"strategy": "Bayesian", "seed": 7, "maximize": false,
     "ranges": {"learning_rate": {"type": "float", "low": 0.001, "high": 0.1, "log": true},
                "epochs": {"type": "int", "low": 1, "high": 9, "log": false},
                "batch_size": {"type": "choice", "values": ["32", "64"]}},
     "trials": [{"parameters": {"learning_rate": 0.01, ...}, "state": "complete", "value": 0.5}, ...]}

A trial is ``complete`` with a value, ``failed`` or ``running``. Nothing is stored between requests: the same request
gets the same response.
"""

import json
import sys
from typing import Any

import optuna
from optuna.distributions import (
    BaseDistribution,
    CategoricalDistribution,
    FloatDistribution,
    IntDistribution,
)
from optuna.trial import TrialState, create_trial

RANDOM_TRIALS = 3
"""Number of random trials before the Bayesian search uses results."""

STATES = {"complete": TrialState.COMPLETE, "failed": TrialState.FAIL, "running": TrialState.RUNNING}


def distribution(wanted: dict[str, Any]) -> BaseDistribution:
    if wanted["type"] == "choice":
        return CategoricalDistribution(wanted["values"])
    kind = IntDistribution if wanted["type"] == "int" else FloatDistribution
    return kind(wanted["low"], wanted["high"], log=wanted["log"])


def suggest(question: dict[str, Any]) -> dict[str, Any]:
    """The parameters of the next trial."""
    trials = question["trials"]
    # Each trial has its own seed, because a new sampler with the same seed would draw the same values again.
    seed = (question["seed"] + len(trials)) % 2**32
    if question["strategy"] == "Bayesian":
        sampler = optuna.samplers.TPESampler(seed=seed, n_startup_trials=RANDOM_TRIALS)
    else:
        sampler = optuna.samplers.RandomSampler(seed=seed)
    study = optuna.create_study(sampler=sampler, direction="maximize" if question["maximize"] else "minimize")
    space = {name: distribution(wanted) for name, wanted in sorted(question["ranges"].items())}
    for trial in trials:
        study.add_trial(create_trial(state=STATES[trial["state"]], value=trial.get("value"),
                                     params=trial["parameters"], distributions=space))  # fmt: skip
    return study.ask(space).params


optuna.logging.set_verbosity(optuna.logging.WARNING)
for line in sys.stdin:
    print(json.dumps(suggest(json.loads(line))), flush=True)
