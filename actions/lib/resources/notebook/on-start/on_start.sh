# Runs as root at each start, with a bare PATH and for at most 5 minutes
# (CreateNotebookInstanceLifecycleConfig in SageMaker's API reference).
mkdir -p /opt/sagemaker-actions
touch /opt/sagemaker-actions/answered
cat > /opt/sagemaker-actions/idle_stop.py <<'IDLE_STOP'
@idle_stop.py@
IDLE_STOP

# Of the Pythons of a notebook instance, not each has boto3.
python=
for candidate in /home/ec2-user/anaconda3/envs/JupyterSystemEnv/bin/python /usr/bin/python3; do
  if "$candidate" -c 'import boto3' 2> /dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo 'No Python here has boto3, so this instance could not stop itself when it is idle: it does not start.'
  exit 1
fi

# AL2023 has no cron (AL2023 documentation, "Deprecated functionality in AL2023"): a timer of systemd asks.
systemd-run --unit=idle-stop --on-active="$CHECK_EVERY" --on-unit-active="$CHECK_EVERY" \
  --timer-property=AccuracySec=1s "$python" /opt/sagemaker-actions/idle_stop.py "$IDLE_SECONDS"
echo "This instance stops itself after $IDLE_SECONDS seconds without work."

# What python/notebooks/explore.ipynb is about.
printf '%s\n' "$PIPELINE" > /home/ec2-user/pipeline.json
chmod a+r /home/ec2-user/pipeline.json

# An installation may take longer than this script may.
if [ -n "$PACKAGES" ]; then
  # shellcheck disable=SC2086 # one argument for each package
  systemd-run --unit=install-packages --uid=ec2-user --setenv=HOME=/home/ec2-user \
    /home/ec2-user/anaconda3/envs/python3/bin/python -m pip install --no-input --disable-pip-version-check $PACKAGES
  echo "Installing in the background: $PACKAGES. Its output: journalctl -u install-packages"
fi
