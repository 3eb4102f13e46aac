import { Lt as Failure } from "./shared.mjs";

// actions/lib/aws/proxy.ts
const NEVER = [...[
	"localhost",
	"127.0.0.0-127.255.255.255",
	"127.0.0.1",
	"::1",
	"[::1]"
], ...[
	"169.254.169.254",
	"169.254.170.2",
	"169.254.170.23",
	"fd00:ec2::254",
	"[fd00:ec2::254]"
]].join();
function proxyOf(address, environment) {
	const { protocol, hostname } = new URL(address);
	const variable = protocol === "http:" ? "HTTP_PROXY" : "HTTPS_PROXY";
	const named = proxiesOf(environment)[variable];
	const isHere = protocol === "http:" && (NEVER.split(",").includes(hostname) || hostname.startsWith("127."));
	return named === void 0 || isHere ? void 0 : {
		variable,
		address: new URL(named).origin
	};
}
function proxyAgents(environment) {
	const { NO_PROXY, ...named } = proxiesOf(environment);
	if (Object.keys(named).length === 0) return {};
	const options = {
		keepAlive: true,
		maxSockets: 50
	};
	return {
		httpAgent: new (process.getBuiltinModule("node:http")).Agent({
			...options,
			proxyEnv: {
				...named,
				NO_PROXY: `${NEVER},${NO_PROXY}`
			}
		}),
		httpsAgent: new (process.getBuiltinModule("node:https")).Agent({
			...options,
			proxyEnv: {
				...named,
				NO_PROXY
			}
		})
	};
}
function useProxies(environment) {
	const { NO_PROXY, ...named } = proxiesOf(environment);
	if (Object.keys(named).length === 0) return;
	process.getBuiltinModule("node:http").setGlobalProxyFromEnv?.({
		...named,
		NO_PROXY: `${NEVER},${NO_PROXY}`
	});
}
function proxiesOf(environment) {
	const read = (name) => environment[name.toLowerCase()] || environment[name] || "";
	const named = ["HTTP_PROXY", "HTTPS_PROXY"].flatMap((name) => {
		const value = read(name);
		return value === "" ? [] : [[name, addressOf(name, value)]];
	});
	return {
		...Object.fromEntries(named),
		NO_PROXY: read("NO_PROXY")
	};
}
function addressOf(name, value) {
	const address = value.includes("://") ? value : `http://${value}`;
	if (isProxy(address)) return address;
	throw new Failure(`environment-invalid: The environment variable ${name} is not the address of an HTTP proxy.`, "Write http://HOST:PORT, with %25 for a % in a user or password (a SOCKS proxy is not supported), or remove it.");
}
function isProxy(address) {
	try {
		const { protocol, username, password, pathname, search } = new URL(address);
		decodeURIComponent(username + password);
		return /^https?:$/.test(protocol) && pathname === "/" && search === "";
	} catch {
		return false;
	}
}

export { proxyOf as n, useProxies as r, proxyAgents as t };