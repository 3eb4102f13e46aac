"""Compares what a service answers with botocore's output shapes, member by member."""

import json
from typing import Any, Iterator

from botocore.model import Shape

JSON_TYPES = {
    "structure": dict,
    "map": dict,
    "list": list,
    "string": str,
    "blob": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "timestamp": (int, float),
}


def faults(value: Any, shape: Shape, path: str) -> Iterator[str]:
    """What is wrong with a JSON value of that shape: members unknown or missing, types, values outside an enum."""
    kind = JSON_TYPES[shape.type_name]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        yield f"{path}: {value!r} is no {shape.type_name}"
    elif shape.type_name == "structure":
        yield from (f"{path}.{name}: missing" for name in shape.required_members if name not in value)
        for name, member in value.items():
            if name in shape.members:
                yield from faults(member, shape.members[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: not in the model"
    elif shape.type_name == "list":
        for index, member in enumerate(value):
            yield from faults(member, shape.member, f"{path}[{index}]")
    elif shape.type_name == "map":
        for name, member in value.items():
            yield from faults(member, shape.value, f"{path}.{name}")
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path}: {value!r} is none of {shape.enum}"
    elif shape.type_name == "timestamp" and not 1e9 < value < 1e10:
        yield f"{path}: {value!r} is not in epoch seconds"


#: The model requires it, but AWS leaves it out of a job that has no artifact (sagemaker-python-sdk pull request 6091).
LEFT_OUT_BY_AWS = {"DescribeTrainingJob.ModelArtifacts: missing"}


def watch(client: Any, found: list[str]) -> None:
    """Adds to `found` what is wrong with any answer that a boto3 client of an awsJson service is given."""
    def check(operation_model: Any, response_dict: dict, **_: Any) -> None:
        shape = operation_model.output_shape
        # In rest-json one member may be the body itself, of whatever form.
        if 200 <= response_dict["status_code"] < 300 and shape and "payload" not in shape.serialization:
            answer = json.loads(response_dict["body"] or b"{}")
            wrong = faults(answer, operation_model.output_shape, operation_model.name)
            found.extend(fault for fault in wrong if fault not in LEFT_OUT_BY_AWS)

    client.meta.events.register(f"before-parse.{client.meta.service_model.service_id.hyphenize()}", check)
