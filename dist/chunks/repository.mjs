import { accessSync, constants, readFileSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";

// actions/lib/config/repository.ts
function repositoryAt(root) {
	const full = (path) => isAbsolute(path) ? path : join(root, path);
	const stats = (path) => {
		try {
			return statSync(full(path), { throwIfNoEntry: false });
		} catch {
			return;
		}
	};
	const mayRead = (path) => {
		try {
			const needed = stats(path)?.isDirectory() === true ? constants.R_OK | constants.X_OK : constants.R_OK;
			accessSync(full(path), needed);
			return true;
		} catch (error) {
			return !isRefused(error);
		}
	};
	const isFile = (path) => stats(path)?.isFile() === true;
	return {
		kind(path) {
			const found = stats(path);
			return found?.isFile() ? "file" : found?.isDirectory() ? "folder" : void 0;
		},
		size: (path) => stats(path)?.size ?? 0,
		mayRead,
		files(folder) {
			if (stats(folder)?.isDirectory() !== true) return [];
			if (!mayRead(folder)) return [folder];
			return readdirSync(full(folder), { withFileTypes: true }).flatMap((entry) => {
				const path = join(folder, entry.name);
				if (entry.isDirectory()) return this.files(path);
				return isFile(path) ? [path] : [];
			});
		},
		text: (path) => isFile(path) && mayRead(path) ? readFileSync(full(path), "utf8") : void 0
	};
}
function isRefused(error) {
	return error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EPERM");
}

export { repositoryAt as t };