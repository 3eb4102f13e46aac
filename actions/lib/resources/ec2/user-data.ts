import { Failure } from '../../core/failure.ts';
import { nameOf } from './launch.ts';
import type { Packed } from './runner.ts';

/** The Python of the AMI with PyTorch and boto3. Source: AWS Deep Learning AMIs Developer Guide, release notes of 2.6 and later. */
const PYTHON = '/opt/pytorch/bin/python';

/** Folder of a training in SageMaker's images; the instance uses the same. */
const BASE = '/opt/ml';

/** Maximum size of user data in bytes, before encoding. Source: EC2 User Guide, "User data and shell scripts". */
const LARGEST = 16_384;

/** Seconds after which the power is cut if the timer has not shut the instance down. */
const GRACE = 240;

/**
 * The script that an instance runs when it starts. Its first command starts the timer that ends the instance, so a
 * failure of a later command cannot prevent the end. The script also ends the instance when the work is done or cannot
 * begin. If `shutdown` fails, or a user cancels its timer, the power is cut. A reboot would delete the timers, and user
 * data runs only once, so cloud-init ends the instance at any further start (cloud-init's documentation, "Scripts Per
 * Boot"; they run before user data does). The script contains no secret, and no value that differs between two calls to
 * launch the same attempt. The address of each file that it downloads contains the file's SHA-256.
 *
 * @param id address of the attempt's folder
 * @param maxRuntime seconds
 * @throws Failure when it is larger than EC2's limit
 */
export function userData(
  id: string,
  { runner, job, region, maxRuntime }: { runner: Packed; job: { uri: string }; region: string; maxRuntime: number },
): string {
  const script = `#!/bin/bash
# ${nameOf(id)}: the timer first, then the runner, then the end.
shutdown -P +${Math.ceil(maxRuntime / 60)}
(sleep ${Math.ceil(maxRuntime / 60) * 60 + GRACE}; poweroff -ff) >/dev/null 2>&1 &
trap 'shutdown -P now || poweroff -ff' EXIT
boot='/var/lib/cloud/scripts/per-boot'
mkdir -p "$boot" && printf '#!/bin/sh\\nshutdown -P now || poweroff -ff\\n' >"$boot/end" && chmod 755 "$boot/end"
export AWS_DEFAULT_REGION='${region}' HOME=/root PYTHONUNBUFFERED=1
${PYTHON} - '${runner.uri}' '${job.uri}' '${BASE}' <<'END'
import gzip, hashlib, io, os, subprocess, sys, tarfile, time, boto3
from botocore.config import Config
runner, job, base = sys.argv[1:]
quick = Config(connect_timeout=5, retries={"total_max_attempts": 2})
def fetch(uri, unpack=bytes):
    bucket, key = uri[5:].split("/", 1)
    for wait in (1, 2, 4, 8, 16, 0):
        try:
            body = unpack(boto3.client("s3", config=quick).get_object(Bucket=bucket, Key=key)["Body"].read())
            break
        except Exception as error:
            print(f"{uri} cannot be read: {error}")
            if not wait: sys.exit(1)
            time.sleep(wait)
    if hashlib.sha256(body).hexdigest() not in key: sys.exit(f"{uri} has another SHA-256")
    return body
home = base + "/runner"
os.makedirs(home)
with tarfile.open(fileobj=io.BytesIO(fetch(runner, gzip.decompress))) as tar: tar.extractall(home)
with open(home + "/job.json", "wb") as file: file.write(fetch(job))
sys.exit(subprocess.call([sys.executable, home + "/main.py", home + "/job.json", base], stdin=subprocess.DEVNULL))
END
`;
  const { length } = Buffer.from(script);
  if (length <= LARGEST) return script;
  throw new Failure(
    `config-invalid: The user data of the instance would have ${length} bytes; EC2 takes ${LARGEST}.`,
    'Write a shorter name of a bucket.',
  );
}
