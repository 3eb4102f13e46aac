import { G as contentName, Lt as Failure, R as notebookName, Vt as endOfLog, b as poll, it as tagName, m as describeChanges, q as digest, tt as ownTag, z as scriptsPrefix } from "./shared.mjs";
import { o as writeTags } from "./tags.mjs";
import { a as updateInstance, i as stopInstance, n as notebookInstanceKind, r as startInstance, t as createInstance } from "./instance2.aws.mjs";
import { t as refuseWithoutRoom } from "./quota3.mjs";
import { n as lifecycleConfigKind, t as createLifecycleConfig } from "./lifecycle-config2.aws.mjs";

// actions/lib/resources/notebook/wanted.ts
const PLATFORM = "notebook-al2023-v1";
function requestFor({ config, repositoryUrl }, wanted, script) {
	const { kmsKey, subnets, securityGroups } = config.aws;
	const { repository = repositoryUrl } = wanted;
	const [SubnetId] = subnets;
	return {
		InstanceType: wanted.instance,
		VolumeSizeInGB: wanted.volumeSize,
		RootAccess: wanted.root ? "Enabled" : "Disabled",
		LifecycleConfigName: script,
		PlatformIdentifier: PLATFORM,
		InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "2" },
		...repository === "none" ? {} : { DefaultCodeRepository: repository },
		...kmsKey === void 0 ? {} : { KmsKeyId: kmsKey },
		...SubnetId === void 0 ? {} : {
			SubnetId,
			SecurityGroupIds: [...securityGroups]
		}
	};
}
function settingsOf(resource, request, role) {
	const { VolumeSizeInGB = 0, InstanceMetadataServiceConfiguration: metadata } = request;
	const { DefaultCodeRepository, PlatformIdentifier, RootAccess, InstanceType, LifecycleConfigName } = request;
	const shrinks = VolumeSizeInGB < (resource.VolumeSizeInGB ?? 0);
	const repository = DefaultCodeRepository === void 0 ? { DisassociateDefaultCodeRepository: true } : { DefaultCodeRepository };
	return [
		{
			path: "instance",
			is: resource.InstanceType,
			wanted: InstanceType,
			update: { InstanceType }
		},
		{
			path: "volume-size",
			is: resource.VolumeSizeInGB,
			wanted: VolumeSizeInGB,
			update: shrinks ? void 0 : { VolumeSizeInGB }
		},
		{
			path: "root",
			is: resource.RootAccess,
			wanted: RootAccess,
			update: { RootAccess }
		},
		{
			path: "scripts",
			is: resource.NotebookInstanceLifecycleConfigName,
			wanted: LifecycleConfigName,
			update: { LifecycleConfigName }
		},
		{
			path: "repository",
			is: resource.DefaultCodeRepository ?? "none",
			wanted: DefaultCodeRepository ?? "none",
			update: { ...repository }
		},
		{
			path: "platform",
			is: resource.PlatformIdentifier,
			wanted: PlatformIdentifier,
			update: resource.PlatformIdentifier === "notebook-al1-v1" ? void 0 : { PlatformIdentifier }
		},
		{
			path: "metadata-service",
			is: resource.InstanceMetadataServiceConfiguration?.MinimumInstanceMetadataServiceVersion,
			wanted: metadata?.MinimumInstanceMetadataServiceVersion,
			update: { InstanceMetadataServiceConfiguration: metadata }
		},
		{
			path: "role",
			is: resource.RoleArn,
			wanted: role || resource.RoleArn,
			update: { RoleArn: role }
		},
		{
			path: "kms-key",
			is: resource.KmsKeyId,
			wanted: request.KmsKeyId,
			update: "kept"
		},
		{
			path: "subnets",
			is: resource.SubnetId,
			wanted: request.SubnetId,
			update: "kept"
		},
		{
			path: "security-groups",
			is: listed(resource.SecurityGroups),
			wanted: listed(request.SecurityGroupIds),
			update: "kept"
		}
	];
}
function listed(ids) {
	return ids === void 0 || ids.length === 0 ? void 0 : ids.toSorted().join(" ");
}
function differences(resource, request, role) {
	return settingsOf(resource, request, role).filter(({ is, wanted }) => is !== wanted).map(({ path, is, wanted, update }) => ({
		path,
		before: is ?? "none",
		after: wanted ?? "none",
		by: update === void 0 ? "replace" : update === "kept" ? "nothing" : "update"
	}));
}
function updateOf(resource, request, role) {
	const updates = settingsOf(resource, request, role).flatMap(({ is, wanted, update }) => is === wanted || update === "kept" ? [] : [update]);
	if (updates.length === 0) return void 0;
	return Object.assign({}, ...updates, { NotebookInstanceName: resource.NotebookInstanceName });
}
function settingsDigest(resource, request, which) {
	const settings = settingsOf(resource, request, "").filter(({ path, update }) => path !== "role" && update !== "kept");
	return digest(settings.map((setting) => setting[which] ?? null));
}

// actions/lib/resources/notebook/change.ts
const RESTART = "restart";
const NO_RESTART = { [tagName(RESTART)]: "" };
function changesOf({ notebookRole, given }, resource, request, tags) {
	const settings = differences(resource, request, notebookRole);
	const status = resource.NotebookInstanceStatus;
	const becomes = (after) => ({
		path: "status",
		before: status,
		after,
		by: "update"
	});
	if (status === "InService" && settings.some(({ by }) => by !== "nothing")) return [...settings, becomes("stopped for the change, then InService again: its kernels end, its files stay")];
	if (given.notebook === "start" && (status === "Stopped" || status === "Failed") || status === "Stopped" && isToRestart(tags)) return [...settings, becomes("InService")];
	return settings;
}
function isToRestart(tags) {
	return ownTag(tags, RESTART) === "true";
}
function refusal(name, changes) {
	const impossible = changes.filter(({ by }) => by === "replace");
	if (impossible.length === 0) return void 0;
	const reason = `AWS cannot change it in place: ${describeChanges(impossible)}`;
	const volume = impossible.find(({ path }) => path === "volume-size");
	const keep = volume === void 0 ? "" : `Write \`volume-size: ${volume.before}GB\` or more, since a volume only grows; or save`;
	return {
		reason,
		failure: new Failure(`replacement-needed: The notebook instance ${name} was not changed, because it holds files: ${reason}.`, `${keep || "Save"} its files from /home/ec2-user/SageMaker, delete it (workflow Notebook, mode delete), and run again.`)
	};
}
async function change(scope, resource, { request, changes, tags }) {
	const { aws, notebookRole } = scope;
	const { NotebookInstanceName: name = "", NotebookInstanceStatus: status, NotebookInstanceArn } = resource;
	const update = updateOf(resource, request, notebookRole);
	const runs = status === "InService" && update !== void 0;
	const starts = runs || status === "Failed" || changes.some(({ path }) => path === "status");
	await writeTags(aws, NotebookInstanceArn, {
		...tags,
		...runs ? { [tagName(RESTART)]: "true" } : {}
	});
	if (runs) {
		scope.progress("notebook", `${name} is stopped for the change`);
		await stopInstance(aws, name);
		await settled(scope, name);
	}
	if (update !== void 0) {
		await updateInstance(aws, update);
		await settled(scope, name);
	}
	if (!starts) return;
	await startInstance(aws, name);
	await writeTags(aws, NotebookInstanceArn, NO_RESTART);
	await settled(scope, name);
}
async function settled(scope, name) {
	const kind = notebookInstanceKind(scope.aws);
	let told = "";
	const look = async () => {
		const phase = (await kind.observe(name))?.phase;
		const detail = phase?.is === "failed" ? "" : phase?.detail ?? "";
		if (detail !== told && detail !== "") scope.progress("notebook", `${name}: ${detail}`);
		told = detail;
		return phase?.is === "in-progress" ? void 0 : { phase };
	};
	const { phase } = await poll(`notebook instance ${name}`, look, scope);
	if (phase?.is !== "failed") return;
	const log = endOfLog(await kind.lastLines?.(name, {}) ?? []);
	throw new Failure(`resource-failed: The notebook instance ${name} failed: ${phase.detail}${log}`, "Fix the cause, and run again with the mode start.");
}

// actions/lib/resources/notebook/quota.ts
function refuseWithoutQuota(scope, instance) {
	return refuseWithoutRoom(scope, {
		key: "notebook",
		instance,
		usage: "notebook instance usage",
		within: "all its notebook instances together",
		what: "the notebook instance",
		needs: async () => [{
			instances: 1,
			why: "it has 1"
		}]
	});
}

// actions/lib/resources/notebook/node.ts
function notebookNode(scope, wanted, script) {
	const { aws, config, notebookRole } = scope;
	const name = notebookName(config.name);
	return {
		key: "notebook",
		id: name,
		stages: ["notebook"],
		kind: notebookInstanceKind(aws),
		needs: [script],
		async preflight() {
			refusePrivateRepository(scope, wanted);
			await refuseWithoutQuota(scope, wanted.instance);
		},
		desire(of) {
			const request = requestFor(scope, wanted, of(script));
			return {
				id: name,
				changes: (resource, tags) => changesOf(scope, resource, request, tags),
				refused: (resource) => refusal(name, differences(resource, request, notebookRole)),
				state: {
					wanted: settingsDigest({}, request, "wanted"),
					of: (resource) => settingsDigest(resource, request, "is"),
					proved: () => NO_RESTART
				},
				holdsFiles: true,
				async create(id, tags) {
					if (notebookRole === "") throw new Failure("role-missing: The notebook instance needs a role.", "Set the input `notebook-role`.");
					const all = {
						...request,
						NotebookInstanceName: id,
						RoleArn: notebookRole
					};
					await createInstance(aws, all, tags);
				},
				update: (_id, resource, changes, tags) => change(scope, resource, {
					request,
					changes,
					tags
				}),
				output: (id, { NotebookInstanceStatus: status = "" }) => ({
					name: id,
					status
				})
			};
		}
	};
}
function refusePrivateRepository({ repositoryUrl, repositoryIsPrivate }, { repository }) {
	if (repository !== void 0 || !repositoryIsPrivate()) return;
	throw new Failure(`config-invalid: The repository of the notebook instance would be ${repositoryUrl}, which is private, so SageMaker cannot clone it.`, "Add it to SageMaker with a secret (aws sagemaker create-code-repository), and write the name that it has there as `notebook.repository`; or write `repository: none`.");
}

// actions/lib/resources/notebook/on-start.json
var idle_stop_py = "\"\"\"Stop this notebook instance once nobody has worked on it for a while.\n\n    python idle_stop.py SECONDS\n\nA systemd timer runs it again and again; AL2023 has no cron. Work is a kernel or a terminal that does something, or did so\nin the last SECONDS; without any, the time counts from Jupyter's start. An open browser tab is no work: JupyterLab asks its\nserver all the time. Where Jupyter answers, its own runtime files say; without them it is where\naws-samples/amazon-sagemaker-notebook-instance-lifecycle-config-samples (auto-stop-idle/autostop.py) asks, localhost:8443.\nWithout a readable answer for SECONDS nobody can work in Jupyter, as on a full volume: that stops the instance as well.\nThe instance's name is in resource-metadata.json (SageMaker documentation, \"Get Notebook Instance Metadata\").\n\"\"\"\n\nimport json\nimport ssl\nimport sys\nimport urllib.error\nimport urllib.request\nfrom datetime import datetime, timezone\nfrom http.client import HTTPException\nfrom pathlib import Path\n\nMETADATA = Path(\"/opt/ml/metadata/resource-metadata.json\")\nRUNTIME = Path(\"/home/ec2-user/.local/share/jupyter/runtime\")\n# Its time is that of Jupyter's last answer; on_start.sh makes it anew at each start.\nANSWERED = Path(\"/opt/sagemaker-actions/answered\")\nUSUAL = {\"url\": \"https://localhost:8443/\", \"token\": \"\"}\n\n\n# Also of another program that has taken the port of an earlier Jupyter.\nNO_ANSWER = (OSError, ValueError, HTTPException)\n\n\ndef servers():\n    \"\"\"Where Jupyter answers: the newest first, as a restart may leave the files of the one before.\"\"\"\n    files = sorted(RUNTIME.glob(\"jpserver-*.json\"), key=lambda file: file.stat().st_mtime, reverse=True)\n    return [*filter(None, map(server_in, files)), USUAL]\n\n\ndef server_in(file):\n    \"\"\"What a runtime file says; None of one that a full volume has cut short, or that Jupyter is writing.\"\"\"\n    try:\n        server = json.loads(file.read_text())\n        return {\"url\": server[\"url\"], \"token\": server[\"token\"]}\n    except (OSError, ValueError, KeyError, TypeError):\n        return None\n\n\ndef ask(server, what):\n    \"\"\"The answer of Jupyter's API. Its certificate is its own, and nothing secret is sent to another machine.\"\"\"\n    request = urllib.request.Request(f\"{server['url']}api/{what}\")\n    if server[\"token\"]:\n        request.add_header(\"Authorization\", f\"token {server['token']}\")\n    context = ssl.create_default_context()\n    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE\n    with urllib.request.urlopen(request, timeout=20, context=context) as answer:\n        return json.load(answer)\n\n\ndef answering():\n    \"\"\"The status of the server that runs, and the server. Raises OSError where none answers.\"\"\"\n    fault = OSError(\"no Jupyter\")\n    for server in servers():\n        try:\n            return ask(server, \"status\"), server\n        except NO_ANSWER as error:\n            fault = error\n    raise fault\n\n\ndef terminals_of(server):\n    \"\"\"Its terminals. A Jupyter whose terminals are turned off answers 404: it has none.\"\"\"\n    try:\n        return ask(server, \"terminals\")\n    except urllib.error.HTTPError as error:\n        if error.code != 404:\n            raise\n        return []\n\n\ndef time_of(text):\n    \"\"\"Jupyter's times end in Z, which Python before 3.11 does not read.\"\"\"\n    return datetime.fromisoformat(text.replace(\"Z\", \"+00:00\"))\n\n\ndef idle_since():\n    \"\"\"Since when nobody has worked; None while somebody does.\"\"\"\n    status, server = answering()\n    kernels, terminals = ask(server, \"kernels\"), terminals_of(server)\n    if any(kernel[\"execution_state\"] == \"busy\" for kernel in kernels):\n        return None\n    return max(time_of(text) for text in [status[\"started\"], *(one[\"last_activity\"] for one in [*kernels, *terminals])])\n\n\ndef main(seconds):\n    try:\n        since = idle_since()\n        ANSWERED.touch()\n    except NO_ANSWER as error:\n        # It may be starting: its unit starts it again when it ends, which may be in vain.\n        print(f\"Jupyter does not answer: {error}\")\n        if not ANSWERED.exists():\n            ANSWERED.touch()\n        since = datetime.fromtimestamp(ANSWERED.stat().st_mtime, timezone.utc)\n    if since is None:\n        print(\"A kernel is busy.\")\n        return\n    idle = (datetime.now(timezone.utc) - since).total_seconds()\n    if idle < seconds:\n        print(f\"Idle for {idle:.0f} s of {seconds} s.\")\n        return\n    import boto3\n\n    metadata = json.loads(METADATA.read_text())\n    print(f\"Idle for {idle:.0f} s: stopping {metadata['ResourceName']}.\")\n    sagemaker = boto3.client(\"sagemaker\", region_name=metadata[\"ResourceArn\"].split(\":\")[3])\n    sagemaker.stop_notebook_instance(NotebookInstanceName=metadata[\"ResourceName\"])\n\n\nif __name__ == \"__main__\":\n    main(int(sys.argv[1]))\n";
var on_start_sh = "# Runs as root at each start, with a bare PATH and for at most 5 minutes\n# (CreateNotebookInstanceLifecycleConfig in SageMaker's API reference).\nmkdir -p /opt/sagemaker-actions\ntouch /opt/sagemaker-actions/answered\ncat > /opt/sagemaker-actions/idle_stop.py <<'IDLE_STOP'\n@idle_stop.py@\nIDLE_STOP\n\n# Of the Pythons of a notebook instance, not each has boto3.\npython=\nfor candidate in /home/ec2-user/anaconda3/envs/JupyterSystemEnv/bin/python /usr/bin/python3; do\n  if \"$candidate\" -c 'import boto3' 2> /dev/null; then\n    python=$candidate\n    break\n  fi\ndone\nif [ -z \"$python\" ]; then\n  echo 'No Python here has boto3, so this instance could not stop itself when it is idle: it does not start.'\n  exit 1\nfi\n\n# AL2023 has no cron (AL2023 documentation, \"Deprecated functionality in AL2023\"): a timer of systemd asks.\nsystemd-run --unit=idle-stop --on-active=\"$CHECK_EVERY\" --on-unit-active=\"$CHECK_EVERY\" \\\n  --timer-property=AccuracySec=1s \"$python\" /opt/sagemaker-actions/idle_stop.py \"$IDLE_SECONDS\"\necho \"This instance stops itself after $IDLE_SECONDS seconds without work.\"\n\n# What python/notebooks/explore.ipynb is about.\nprintf '%s\\n' \"$PIPELINE\" > /home/ec2-user/pipeline.json\nchmod a+r /home/ec2-user/pipeline.json\n\n# An installation may take longer than this script may.\nif [ -n \"$PACKAGES\" ]; then\n  # shellcheck disable=SC2086 # one argument for each package\n  systemd-run --unit=install-packages --uid=ec2-user --setenv=HOME=/home/ec2-user \\\n    /home/ec2-user/anaconda3/envs/python3/bin/python -m pip install --no-input --disable-pip-version-check $PACKAGES\n  echo \"Installing in the background: $PACKAGES. Its output: journalctl -u install-packages\"\nfi\n";

// actions/lib/resources/notebook/script.ts
const CHECKS = {
	within: 12,
	atMost: 300
};
function startScript({ idleStop, packages }, about) {
	const every = Math.max(1, Math.min(CHECKS.atMost, Math.round(idleStop / CHECKS.within)));
	const variables = {
		IDLE_SECONDS: String(idleStop),
		CHECK_EVERY: `${every}s`,
		PACKAGES: packages.join(" "),
		PIPELINE: JSON.stringify(about)
	};
	const lines = [
		"#!/bin/bash",
		"set -euf",
		...Object.entries(variables).map(([name, value]) => `${name}='${value}'`),
		on_start_sh.replace("@idle_stop.py@", () => idle_stop_py.trimEnd())
	];
	return Buffer.from(lines.join("\n")).toString("base64");
}

// actions/lib/resources/notebook/scripts.ts
function scriptNode(scope, wanted) {
	const { aws, config } = scope;
	return {
		key: "notebook-script",
		stages: ["notebook"],
		kind: lifecycleConfigKind(aws),
		needs: [],
		async desire() {
			const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
			const script = startScript(wanted, {
				pipeline: config.name,
				region: aws.region,
				bucket
			});
			const { id, parts } = contentName(notebookName(config.name), { script });
			return {
				id,
				content: parts,
				changes: ({ OnStart = [], OnCreate = [] }) => OnCreate.length === 0 && OnStart.length === 1 && OnStart[0]?.Content === script ? [] : [{
					path: "script",
					before: "another one",
					after: "the one of this run",
					by: "replace"
				}],
				create: (name, tags) => createLifecycleConfig(aws, name, script, tags),
				plannedOutput: id,
				output: (name) => name
			};
		}
	};
}
function olderScriptsNode(scope, needs, kept) {
	const { aws, config } = scope;
	const kind = lifecycleConfigKind(aws);
	const prefix = scriptsPrefix(config.name);
	return {
		key: "notebook-older-scripts",
		stages: ["notebook"],
		kind,
		needs: [...needs, ...kept === void 0 ? [] : [kept]],
		goesOn: true,
		hideIfUnchanged: true,
		desire: (of) => ({
			id: prefix,
			absent: {
				async ids() {
					return (await Array.fromAsync(kind.find(prefix))).map(({ id }) => id).filter((id) => kept === void 0 || id !== of(kept));
				},
				why: () => kept === void 0 ? "its notebook instance is deleted" : "the notebook instance has another one"
			},
			output: () => void 0
		})
	};
}

// actions/lib/resources/notebook/graph.ts
function buildNotebook({ scope, add }) {
	const { notebook } = scope.config;
	if (notebook === void 0) return void 0;
	const script = scriptNode(scope, notebook);
	const instance = notebookNode(scope, notebook, script);
	add(script, instance, olderScriptsNode(scope, [instance], script));
	return instance;
}

export { isToRestart as i, olderScriptsNode as n, NO_RESTART as r, buildNotebook as t };