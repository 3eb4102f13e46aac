#!/usr/bin/env bash
# Takes a model from data to an endpoint and away again with the AWS command line, in a shell that has evaluated the
# lines which the stand-in prints:   whole_flow.sh <repository>   (a copy of test/support/user-repository with images)
set -euo pipefail

support=$(realpath "$(dirname "$0")")
cd "$1"
# The command line of AWS, without a start for each command.
python "$support/aws_forks.py" --serve aws.socket &
server=$!
trap 'kill $server' EXIT
until [ -S aws.socket ]; do kill -0 $server && sleep 0.1; done
aws() { python3 -IS "$support/aws_forks.py" aws.socket "$@"; }

registry=763104351884.dkr.ecr.us-east-1.amazonaws.com
bucket=s3://cli-flow
role=$SAGEMAKER_EXECUTION_ROLE_ARN

# Until the status is none that passes. The waiters of the command line look only every half minute.
follow() {
  local status
  for _ in $(seq 120); do
    status=$("$@")
    case ${status%% *} in InProgress | Stopping | Creating | Updating) sleep 1 ;; *) echo "$status" && return ;; esac
  done
  return 1
}

aws s3 mb "$bucket" >/dev/null
aws s3 cp images "$bucket/data" --recursive --quiet
tar -czf sourcedir.tar.gz -C training .
aws s3 cp sourcedir.tar.gz "$bucket/code/" --quiet
script='"sagemaker_program": "\"train.py\"", "sagemaker_submit_directory": "\"'$bucket'/code/sourcedir.tar.gz\""'
job='"AlgorithmSpecification": {"TrainingImage": "'$registry'/pytorch:2.13.0-cpu-amzn2023-sagemaker", "TrainingInputMode": "File",
    "MetricDefinitions": [{"Name": "Validation Loss", "Regex": "Validation Loss: ([0-9.]+)"}]},
  "RoleArn": "'$role'",
  "InputDataConfig": [{"ChannelName": "training", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "'$bucket'/data/"}}}],
  "OutputDataConfig": {"S3OutputPath": "'$bucket'/jobs"},
  "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 10},
  "StoppingCondition": {"MaxRuntimeInSeconds": 600}'

aws sagemaker create-hyper-parameter-tuning-job --hyper-parameter-tuning-job-name cli-tune \
  --hyper-parameter-tuning-job-config 'Strategy=Random,HyperParameterTuningJobObjective={Type=Minimize,MetricName=Validation Loss},ResourceLimits={MaxNumberOfTrainingJobs=2,MaxParallelTrainingJobs=2},ParameterRanges={ContinuousParameterRanges=[{Name=learning_rate,MinValue=0.001,MaxValue=0.1,ScalingType=Logarithmic}]}' \
  --training-job-definition "{\"StaticHyperParameters\": {$script}, $job}" >/dev/null
tuning() { aws sagemaker describe-hyper-parameter-tuning-job --hyper-parameter-tuning-job-name cli-tune --output text --query "$1"; }
echo "tuning $(follow tuning HyperParameterTuningJobStatus)"
rate=$(tuning BestTrainingJob.TunedHyperParameters.learning_rate)

aws sagemaker create-training-job --cli-input-json "{\"TrainingJobName\": \"cli-train\", \"HyperParameters\": {$script, \"learning_rate\": \"$rate\"}, $job}" >/dev/null
training() { aws sagemaker describe-training-job --training-job-name cli-train --output text --query "$1"; }
echo "training $(follow training TrainingJobStatus)"
echo "loss $(training 'FinalMetricDataList[0].Value') $rate"
stream=$(aws logs describe-log-streams --log-group-name /aws/sagemaker/TrainingJobs --log-stream-name-prefix cli-train/ --output text --query 'logStreams[0].logStreamName')
echo "log $(aws logs get-log-events --log-group-name /aws/sagemaker/TrainingJobs --log-stream-name "$stream" --output text --query 'events[].message' | grep -o 'Validation Loss: [0-9.]*')"

aws s3 cp "$(training ModelArtifacts.S3ModelArtifacts)" model.tar.gz --quiet

# From here on with the keys of a role that may do just this.
arn=$(python3 "$support/serving_role.py" cli-serving)
own=$(declare -px AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY)
read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN < <(aws sts assume-role --role-arn "$arn" \
  --role-session-name cli --output text --query 'Credentials.[AccessKeyId, SecretAccessKey, SessionToken]')
export AWS_SESSION_TOKEN
echo "as $(aws sts get-caller-identity --output text --query Arn | grep -o 'assumed-role/.*')"
echo "denied $(aws sagemaker list-training-jobs 2>&1 | grep -o 'AccessDeniedException')"

mkdir model && tar -xzf model.tar.gz -C model && cp serving/* model/
tar -czf packed.tar.gz -C model .
aws s3 cp packed.tar.gz "$bucket/models/model.tar.gz" --quiet
aws sagemaker create-model --model-name cli --execution-role-arn "$role" \
  --primary-container "Image=$registry/ray:serve-ml-sagemaker-cpu-v1.5,ModelDataUrl=$bucket/models/model.tar.gz" >/dev/null
for type in m5.large m5.xlarge; do
  aws sagemaker create-endpoint-config --endpoint-config-name "cli-${type/m5./}" \
    --production-variants "VariantName=AllTraffic,ModelName=cli,InstanceType=ml.$type,InitialInstanceCount=1" >/dev/null
done

endpoint() { aws sagemaker describe-endpoint --endpoint-name cli --output text --query "join(' ', [EndpointStatus, EndpointConfigName])"; }
ask() {
  aws sagemaker-runtime invoke-endpoint --endpoint-name cli --content-type image/png --body fileb://images/test/001.cat/5.png answer.json >/dev/null
  grep -o '"class":"[a-z]*"' answer.json
}
aws sagemaker create-endpoint --endpoint-name cli --endpoint-config-name cli-large >/dev/null
echo "endpoint $(follow endpoint) $(ask)"
aws sagemaker update-endpoint --endpoint-name cli --endpoint-config-name cli-xlarge >/dev/null
echo "endpoint $(follow endpoint) $(ask)"

variant='--service-namespace sagemaker --resource-id endpoint/cli/variant/AllTraffic --scalable-dimension sagemaker:variant:DesiredInstanceCount'
# shellcheck disable=SC2086
aws application-autoscaling register-scalable-target $variant --min-capacity 1 --max-capacity 3 >/dev/null
echo "range $(aws application-autoscaling describe-scalable-targets --service-namespace sagemaker --output text --query 'ScalableTargets[0].[MinCapacity, MaxCapacity]' | tr '\t' ' ')"
# shellcheck disable=SC2086
aws application-autoscaling deregister-scalable-target $variant
printf 'def handler(event, context):\n    return event["number"] + 1\n' >handler.py
python3 -m zipfile -c function.zip handler.py
aws lambda create-function --function-name cli --role "$FUNCTION_ROLE_ARN" --runtime python3.13 --handler handler.handler --zip-file fileb://function.zip >/dev/null
aws lambda wait function-active-v2 --function-name cli
aws lambda invoke --function-name cli --payload '{"number": 41}' function.json >/dev/null
echo "function $(cat function.json)"

aws sagemaker delete-endpoint --endpoint-name cli
for size in large xlarge; do aws sagemaker delete-endpoint-config --endpoint-config-name "cli-$size"; done
aws sagemaker delete-model --model-name cli
unset AWS_SESSION_TOKEN
eval "$own"
aws s3 rb "$bucket" --force >/dev/null
echo "left $(aws sagemaker list-models --output text --query 'length(Models)') $(aws sagemaker list-endpoint-configs --output text --query 'length(EndpointConfigs)')"
