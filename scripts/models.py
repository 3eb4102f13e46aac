"""Makes local-aws/models/ from the service models that botocore ships (Apache-2.0).

Only the inputs of the operations that the stand-in supports are kept, with what is needed to check a request: members,
required, lengths, ranges, patterns, enums. For EC2, whose answers are XML, the outputs' names are kept as well.
Run it with a Python that has the botocore of local-aws/requirements.txt:

    .local-aws/tools/bin/python scripts/models.py            writes the files
    .local-aws/tools/bin/python scripts/models.py --check    exits 1 when a committed file differs
"""

import json
import re
import sys
from pathlib import Path

from botocore.loaders import Loader

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "local-aws" / "models"
# Lambda itself checks runtimes: it accepts fewer than its model lists, and has another message than for a wrong enum.
UNLISTED = ("Runtime",)
# Only these members of DescribeInstanceTypes' answer are kept; the others are as long as all other answers together.
ANSWERED = {"InstanceTypeInfo": ("InstanceType", "VCpuInfo", "ProcessorInfo", "GpuInfo", "SupportedUsageClasses")}
CONSTRAINTS = ("type", "required", "enum", "min", "max", "pattern", "sensitive", "payload", "union")


def stand_in_operations(file: str) -> list[str]:
    """Return the names in an `Operations` interface of the stand-in, the only list of its operations of a service."""
    source = (ROOT / "local-aws" / "src" / file).read_text()
    interface = source[source.index("export interface Operations {"):]
    return re.findall(r"^  (\w+): \[", interface[: interface.index("\n}")], re.MULTILINE)


def trim(service: str, operations: list[str]) -> str:
    """Return the trimmed model as JSON text, one operation or shape per line."""
    model = Loader().load_service_model(service, "service-2")
    shapes: dict[str, dict] = {}

    def reference(member: dict, own: str = "") -> dict:
        keep(member["shape"])
        kept = {key: member[key] for key in ("shape", "location", "locationName", "queryName") if key in member}
        if model["metadata"]["protocol"] == "ec2" and own:
            # Nearly all names have this form, so only the others are written.
            usual = own[0].lower() + own[1:]
            kept["locationName"] = kept.get("locationName", own)
            if kept["locationName"] == usual:
                del kept["locationName"]
        return kept

    def keep(name: str) -> None:
        if name in shapes:
            return
        full = model["shapes"][name]
        shape = shapes[name] = {key: full[key] for key in CONSTRAINTS if key in full and not (key == "enum" and name in UNLISTED)}
        if "members" in full:
            shape["members"] = {key: reference(member, key) for key, member in full["members"].items() if key in ANSWERED.get(name, (key,))}
        for part in ("member", "key", "value"):
            if part in full:
                shape[part] = reference(full[part])

    inputs, outputs = {}, {}
    for name in operations:
        operation = model["operations"][name]
        inputs[name] = operation["input"]["shape"]
        keep(inputs[name])
    if model["metadata"]["protocol"] == "ec2":
        for name in operations:
            if "output" in model["operations"][name]:
                outputs[name] = model["operations"][name]["output"]["shape"]
                keep(outputs[name])

    def lines(entries: dict) -> str:
        return ",\n".join(f"{json.dumps(name)}:{json.dumps(entry, separators=(',', ':'))}" for name, entry in sorted(entries.items()))

    def route(http: dict) -> list:
        return [http["method"], http["requestUri"], http.get("responseCode", 200)]

    http = {name: route(model["operations"][name]["http"]) for name in operations}
    routes = f'"http":{{\n{lines(http)}}},\n' if model["metadata"]["protocol"] == "rest-json" else ""
    answers = f'"outputs":{{\n{lines(outputs)}}},\n' if outputs else ""
    return (
        f'{{"service":{json.dumps(service)},"version":{json.dumps(model["metadata"]["apiVersion"])},\n'
        f'"operations":{{\n{lines(inputs)}}},\n{routes}{answers}"shapes":{{\n{lines(shapes)}}}}}\n'
    )


def main() -> int:
    wanted = {
        "sagemaker": trim("sagemaker", stand_in_operations("protocol/service.ts")),
        "application-autoscaling": trim(
            "application-autoscaling", stand_in_operations("application-auto-scaling/operations.ts")
        ),
        "service-quotas": trim("service-quotas", stand_in_operations("service-quotas/operations.ts")),
        "pricing": trim("pricing", stand_in_operations("pricing/operations.ts")),
        "lambda": trim("lambda", stand_in_operations("lambda/operations.ts")),
        "ec2": trim("ec2", stand_in_operations("ec2/operations.ts")),
        "sagemaker-runtime": trim("sagemaker-runtime", ["InvokeEndpoint"]),
    }
    stale = []
    for service, text in wanted.items():
        file = MODELS / f"{service}.json"
        if file.exists() and file.read_text() == text:
            continue
        if "--check" in sys.argv[1:]:
            stale.append(str(file.relative_to(ROOT)))
        else:
            MODELS.mkdir(exist_ok=True)
            file.write_text(text)
    if stale:
        print(f"{', '.join(stale)}: not what botocore's models give; run npm run models", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
