import { r as promisify } from "./_util.mjs";
import { Lt as Failure } from "./shared.mjs";
import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execFile } from "node:child_process";

// actions/lib/resources/code/git.ts
async function repositoryAround(folder) {
	for (let at = folder;; at = dirname(at)) {
		if (await isThere(join(at, ".git"))) return at;
		if (dirname(at) === at) return void 0;
	}
}
async function isThere(path) {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		return !["ENOENT", "ENOTDIR"].includes(error.code ?? "");
	}
}
const ELSEWHERE = [
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_COMMON_DIR"
];
async function git({ folder, repository, isOwn }, args, accepted = [0]) {
	const trust = isOwn ? ["-c", `safe.directory=${repository.replaceAll("\\", "/")}`] : [];
	const env = {
		...process.env,
		LC_ALL: "C",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ALLOW_PROTOCOL: "none"
	};
	for (const variable of ELSEWHERE) delete env[variable];
	try {
		const options = {
			cwd: folder,
			env,
			maxBuffer: 268435456
		};
		return (await promisify(execFile)("git", [
			"-c",
			"core.fsmonitor=false",
			...trust,
			...args
		], options)).stdout;
	} catch (error) {
		const { code, stdout = "", stderr = "" } = error;
		if (accepted.includes(code)) return stdout;
		throw new Failure(`code-unreadable: The files of ${folder} could not be listed: ${code === "ENOENT" ? "git is not installed" : wordsOf(stderr, error)}.`, remedyOf(code, stderr, repository), error);
	}
}
function wordsOf(stderr, error) {
	const lines = stderr.split("\n").filter((line) => line.trim() !== "");
	return `git says: ${(lines.find((line) => line.startsWith("fatal:")) ?? lines[0] ?? (error instanceof Error ? error.message : String(error))).replace(/\.$/, "")}`;
}
const CHECK_OUT = "Write `submodules: true` at actions/checkout, or run `git submodule update --init --recursive`.";
const WITHOUT_GIT = "Or write `include: all` next to `source` in the config to use every file of the folder.";
function remedyOf(code, stderr, repository) {
	if (code === "ENOENT") return `Install git: ${repository} is a git repository. ${WITHOUT_GIT}`;
	if (stderr.includes("safe.directory")) return `Run: git config --global --add safe.directory ${repository}`;
	if (/unpopulated submodule/.test(stderr)) return CHECK_OUT;
	return `Fix the repository ${repository}: \`git status\` there shows the problem. ${WITHOUT_GIT}`;
}

export { repositoryAround as i, git as n, isThere as r, CHECK_OUT as t };