"""Asks Application Auto Scaling for every operation about one endpoint, and prints what is wrong with the answers as JSON."""

import json
import sys

import boto3
from answers import watch

found: list[str] = []
asked: set[str] = set()
client = boto3.client("application-autoscaling")
watch(client, found)
client.meta.events.register("after-call.application-autoscaling", lambda model, **_: asked.add(model.name))

service = {"ServiceNamespace": "sagemaker"}
resource = f"endpoint/{sys.argv[1]}/variant/AllTraffic"
target = {**service, "ResourceId": resource, "ScalableDimension": "sagemaker:variant:DesiredInstanceCount"}

arn = client.register_scalable_target(**target, MinCapacity=2, MaxCapacity=3, Tags={"a": "1"})["ScalableTargetARN"]
client.describe_scalable_targets(**service, ResourceIds=[resource])
client.put_scaling_policy(
    **target,
    PolicyName="p",
    PolicyType="TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration={
        "TargetValue": 20.0,
        "PredefinedMetricSpecification": {"PredefinedMetricType": "SageMakerVariantInvocationsPerInstance"},
    },
)
client.describe_scaling_policies(**service)
client.put_scheduled_action(
    **target,
    ScheduledActionName="s",
    Schedule="cron(0 8 ? * MON-FRI *)",
    Timezone="Europe/Berlin",
    ScalableTargetAction={"MinCapacity": 3},
)
client.describe_scheduled_actions(**service)
client.delete_scheduled_action(**target, ScheduledActionName="s")
client.describe_scaling_activities(**service)
client.tag_resource(ResourceARN=arn, Tags={"b": "2"})
client.list_tags_for_resource(ResourceARN=arn)
client.untag_resource(ResourceARN=arn, TagKeys=["b"])
client.delete_scaling_policy(**target, PolicyName="p")
client.deregister_scalable_target(**target)
print(json.dumps({"faults": found, "asked": len(asked)}))
