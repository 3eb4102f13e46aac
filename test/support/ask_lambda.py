"""Asks Lambda for every operation about one function, and prints what is wrong with the answers as JSON."""

import io
import json
import sys
import zipfile

import boto3
from answers import watch

found: list[str] = []
asked: set[str] = set()
client = boto3.client("lambda")
watch(client, found)
client.meta.events.register("after-call.lambda", lambda model, **_: asked.add(model.name))


def package(text: str) -> bytes:
    """A zip with handler.py."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("handler.py", text)
    return buffer.getvalue()


fn = {"FunctionName": "asked"}
created = client.create_function(
    **fn,
    Role=sys.argv[1],
    Runtime="python3.13",
    Handler="handler.handler",
    Code={"ZipFile": package("def handler(event, context):\n    return 1\n")},
    Environment={"Variables": {"LEVEL": "3"}},
    Tags={"a": "1"},
)
client.get_waiter("function_active_v2").wait(**fn, WaiterConfig={"Delay": 1})
client.update_function_code(**fn, ZipFile=package("def handler(event, context):\n    return event\n"))
client.get_waiter("function_updated_v2").wait(**fn, WaiterConfig={"Delay": 1})
client.update_function_configuration(**fn, Timeout=5)
client.get_waiter("function_updated_v2").wait(**fn, WaiterConfig={"Delay": 1})
version = client.publish_version(**fn)["Version"]
client.get_waiter("published_version_active").wait(**fn, Qualifier=version, WaiterConfig={"Delay": 1})
answer = client.invoke(**fn, Qualifier=version, Payload=b'{"a": 1}', LogType="Tail")
assert (json.load(answer["Payload"]), answer["ExecutedVersion"]) == ({"a": 1}, version)
client.get_function_configuration(**fn)
client.list_functions()
client.list_versions_by_function(**fn)

client.create_alias(**fn, Name="live", FunctionVersion=version)
client.get_alias(**fn, Name="live")
client.update_alias(**fn, Name="live", Description="moved")
client.list_aliases(**fn)

client.put_function_concurrency(**fn, ReservedConcurrentExecutions=2)
client.get_function_concurrency(**fn)
client.put_provisioned_concurrency_config(**fn, Qualifier=version, ProvisionedConcurrentExecutions=1)
client.get_provisioned_concurrency_config(**fn, Qualifier=version)
client.list_provisioned_concurrency_configs(**fn)
client.delete_provisioned_concurrency_config(**fn, Qualifier=version)
client.delete_function_concurrency(**fn)
client.get_account_settings()

arn = created["FunctionArn"]
client.tag_resource(Resource=arn, Tags={"b": "2"})
client.untag_resource(Resource=arn, TagKeys=["a"])
assert client.list_tags(Resource=arn)["Tags"] == {"b": "2"}
client.get_function(**fn)
client.delete_alias(**fn, Name="live")
client.delete_function(**fn)
print(json.dumps({"faults": found, "asked": sorted(asked)}))
