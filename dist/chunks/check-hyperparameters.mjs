import { t as nearest } from "./nearest.mjs";

// actions/lib/config/secret-address.ts
/** Names of parameters that give access, without case, hyphens and underscores: signatures, keys, tokens, passwords. */
const GIVES_ACCESS = /^(x(amz|goog|oss|cos)(signature|credential|securitytoken)|signature|sig|awsaccesskeyid|googleaccessid|keypairid|((access|api|auth|bearer|id|oauth|private|refresh|security|session|user)?token)|(api|access|subscription)key|(client)?secret|password|passwd|pwd|auth|authorization|credentials?|jwt)$/;
const NO_VALUE = /^(true|false|yes|no|none|null|0|1)?$/i;
/**
* What in an address gives whoever reads it access: a user, a password or a signed or secret parameter; undefined when
* nothing does. Looks at the text, so that an address that is no valid one is judged as well.
*/
function credentialInAddress(address) {
	const [, scheme = "", user] = /^([a-z][a-z0-9+.-]*):[/\\]*(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
	if (user !== void 0 && (/^https?$/i.test(scheme) || user.includes(":"))) return `holds an address with a user${user.includes(":") ? " and a password" : ""}`;
	const parameters = address.split(/[?&#;]/).slice(1);
	for (const parameter of parameters) {
		const [name = "", ...rest] = parameter.split("=");
		const value = decoded(rest.join("="));
		if (GIVES_ACCESS.test(decoded(name).toLowerCase().replace(/[-_\s]/g, "")) && !NO_VALUE.test(value)) return /sig|credential|accesskeyid|accessid|keypairid/i.test(name) ? "holds a signed address" : `holds an address with a secret in its query`;
		if (/^https?:/i.test(value) && value.length < address.length) {
			const inside = credentialInAddress(value);
			if (inside !== void 0) return inside;
		}
	}
}
/** The same of a whole value: an address in it may have blanks, line breaks and quotes. */
function credentialInValue(value) {
	const address = value.replace(/^[\s\p{Cc}]+/u, "");
	const [scheme, login = ""] = /^[a-z][a-z0-9+.-]*:\/\/(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
	const isProse = /\s/.test(login) && !/:\S/.test(login);
	return scheme === void 0 || isProse ? void 0 : credentialInAddress(address);
}
function decoded(text) {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return text;
	}
}

// actions/lib/config/secret-text.ts
/** A login may have quotes; behind the address, they end it. */
const ADDRESS = /\b(?:[a-z][a-z0-9+.-]*:\/\/(?:(?:(?!["'],)[^\s/?#@])*:(?:(?!["'],)[^\s/?#@])*@)?|https?:)[^\s"'<>]+/gi;
/** Begins neither inside of a word nor of a path. */
const FREE = "(?<![A-Za-z0-9])";
/**
* Secrets that are known by their form. Sources: AWS's list of unique identifiers of IAM (the first four letters of an
* access key id) and GitHub's "About authentication" (prefixes and lengths of tokens); the others from the publishers'
* own scanning patterns.
*/
const TOKENS = [
	[
		"aws",
		"holds an AWS access key",
		new RegExp(`${FREE}(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])`, "g")
	],
	[
		"aws",
		"holds an AWS session token",
		new RegExp(`${FREE}(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{60,}`, "g")
	],
	[
		"aws",
		"holds a private key",
		/-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s]*)/g
	],
	[
		"other",
		"holds a GitHub token",
		new RegExp(`${FREE}(?:gh[pousr]_[A-Za-z0-9_.-]{36,}|github_pat_[A-Za-z0-9_]{40,})`, "g")
	],
	[
		"other",
		"holds a Hugging Face token",
		new RegExp(`${FREE}hf_[A-Za-z0-9]{30,}`, "g")
	],
	[
		"other",
		"holds a Slack token",
		new RegExp(`${FREE}xox[a-z]-[A-Za-z0-9-]{10,}|hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,}`, "g")
	],
	[
		"other",
		"holds an API key",
		new RegExp(`${FREE}(?:sk-(?:ant|proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9]{40,}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|dapi[0-9a-f]{32}|dckr_pat_[A-Za-z0-9_-]{20,}|pypi-AgE[A-Za-z0-9_-]{40,}|[sr]k_live_[A-Za-z0-9]{20,})`, "g")
	],
	[
		"other",
		"holds a signed token",
		new RegExp(`${FREE}eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*`, "g")
	],
	[
		"other",
		"holds a signature",
		/\bX-(?:Amz|Goog)-(?:Signature|Security-Token)=[^\s&"'<>]+/gi
	]
];
/** The 40 characters of an AWS secret key have no mark of their own: see {@link isRandom}. */
const FORTY = /(?<![\w/+.-])[A-Za-z0-9/+]{40}(?![\w/+=.-])/g;
/** Every secret in a text that shows by its form, in the order of the text; of those that overlap the first. */
function secretsIn(text) {
	const found = [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index }) => {
		const what = credentialInAddress(address);
		return what === void 0 ? [] : [{
			start: index,
			end: index + address.length,
			kind: "address",
			what
		}];
	});
	for (const [kind, what, pattern] of TOKENS) for (const { 0: token, index } of text.matchAll(pattern)) found.push({
		start: index,
		end: index + token.length,
		kind,
		what
	});
	for (const { 0: key, index } of text.matchAll(FORTY)) if (isRandom(key)) found.push({
		start: index,
		end: index + 40,
		kind: "aws",
		what: "holds an AWS secret key"
	});
	const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end);
	return ordered.filter(({ start }, index) => !ordered.slice(0, index).some(({ end }) => start < end));
}
/**
* Whether 40 characters look drawn at random, as a secret key's are: upper case, lower case and digits that follow one
* another in no order, and an entropy that words and paths do not reach. Of random ones fewer than one in a hundred is
* missed; hexadecimal digests have one case only, names and paths change between cases and digits less often.
*/
function isRandom(text) {
	if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
	const runs = text.match(/[a-z]+|[A-Z]+|\d+|[/+]+/g) ?? [];
	const counts = /* @__PURE__ */ new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	const entropy = [...counts.values()].reduce((sum, count) => sum - count / 40 * Math.log2(count / 40), 0);
	return runs.length > 16 && entropy > 4.3;
}
const plain = (name) => name.toLowerCase().replace(/[-_. ]/g, "");
/** Whether a key is the name of an AWS credential, whose value no config needs. */
function isCredentialName(name) {
	return /^(aws)?(accesskey(id)?|secret(access)?key|sessiontoken|securitytoken|privatekey)$/.test(plain(name));
}
const PASSWORD = /(password|passwd|passphrase)$/;
const KEY = /(secret|secretkey|apikey|accesskey|privatekey|token)$/;
/** Tokens that tokenizers know. */
const WORDS_TOKEN = /(pad|eos|bos|unk|mask|sep|cls|start|end|stop|special|image|prefix|suffix|decoder|forced)token$/;
/** Where the secret itself is: an ARN, a reference of CloudFormation, a variable. */
const REFERENCE = /^(arn:|\{\{resolve:|\$)/;
/**
* Whether a value is a secret by the name of its key: a password, an API key, or another key or token of at least 8 characters
* with letters and digits, as generated ones have. Names of tokens that tokenizers know, such as `pad_token`, are none of these.
*/
function isSecretByName(name, value) {
	if (typeof value !== "string" && typeof value !== "number") return false;
	const text = String(value).trim();
	if (REFERENCE.test(text) || /^(true|false|yes|no|on|off|none|null)$/i.test(text)) return false;
	if (PASSWORD.test(plain(name))) return text !== "";
	if (!KEY.test(plain(name)) || WORDS_TOKEN.test(plain(name)) || !/^[^\s<>|]{8,}$/.test(text)) return false;
	return plain(name).endsWith("apikey") || /\d/.test(text) && /[a-z]/i.test(text);
}

// actions/lib/config/instance-types.json
var training$1 = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.xlarge",
	"ml.c5n.18xlarge",
	"ml.c5n.2xlarge",
	"ml.c5n.4xlarge",
	"ml.c5n.9xlarge",
	"ml.c5n.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.c8i.12xlarge",
	"ml.c8i.16xlarge",
	"ml.c8i.24xlarge",
	"ml.c8i.2xlarge",
	"ml.c8i.32xlarge",
	"ml.c8i.48xlarge",
	"ml.c8i.4xlarge",
	"ml.c8i.8xlarge",
	"ml.c8i.96xlarge",
	"ml.c8i.xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7.12xlarge",
	"ml.g7.24xlarge",
	"ml.g7.2xlarge",
	"ml.g7.48xlarge",
	"ml.g7.4xlarge",
	"ml.g7.8xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.large",
	"ml.m5.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.m8i.12xlarge",
	"ml.m8i.16xlarge",
	"ml.m8i.24xlarge",
	"ml.m8i.2xlarge",
	"ml.m8i.32xlarge",
	"ml.m8i.48xlarge",
	"ml.m8i.4xlarge",
	"ml.m8i.8xlarge",
	"ml.m8i.96xlarge",
	"ml.m8i.large",
	"ml.m8i.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p3dn.24xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5e.48xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.p6-b300.48xlarge",
	"ml.p6e-gb200.36xlarge",
	"ml.r5.12xlarge",
	"ml.r5.16xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.8xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r5d.12xlarge",
	"ml.r5d.16xlarge",
	"ml.r5d.24xlarge",
	"ml.r5d.2xlarge",
	"ml.r5d.4xlarge",
	"ml.r5d.8xlarge",
	"ml.r5d.large",
	"ml.r5d.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.r8i.12xlarge",
	"ml.r8i.16xlarge",
	"ml.r8i.24xlarge",
	"ml.r8i.2xlarge",
	"ml.r8i.32xlarge",
	"ml.r8i.48xlarge",
	"ml.r8i.4xlarge",
	"ml.r8i.8xlarge",
	"ml.r8i.96xlarge",
	"ml.r8i.large",
	"ml.r8i.xlarge",
	"ml.t3.2xlarge",
	"ml.t3.large",
	"ml.t3.medium",
	"ml.t3.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge",
	"ml.trn2.48xlarge"
];
var hosting = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.large",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.large",
	"ml.c5.xlarge",
	"ml.c5d.18xlarge",
	"ml.c5d.2xlarge",
	"ml.c5d.4xlarge",
	"ml.c5d.9xlarge",
	"ml.c5d.large",
	"ml.c5d.xlarge",
	"ml.c6g.12xlarge",
	"ml.c6g.16xlarge",
	"ml.c6g.2xlarge",
	"ml.c6g.4xlarge",
	"ml.c6g.8xlarge",
	"ml.c6g.large",
	"ml.c6g.xlarge",
	"ml.c6gd.12xlarge",
	"ml.c6gd.16xlarge",
	"ml.c6gd.2xlarge",
	"ml.c6gd.4xlarge",
	"ml.c6gd.8xlarge",
	"ml.c6gd.large",
	"ml.c6gd.xlarge",
	"ml.c6gn.12xlarge",
	"ml.c6gn.16xlarge",
	"ml.c6gn.2xlarge",
	"ml.c6gn.4xlarge",
	"ml.c6gn.8xlarge",
	"ml.c6gn.large",
	"ml.c6gn.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.large",
	"ml.c6i.xlarge",
	"ml.c6in.12xlarge",
	"ml.c6in.16xlarge",
	"ml.c6in.24xlarge",
	"ml.c6in.2xlarge",
	"ml.c6in.32xlarge",
	"ml.c6in.4xlarge",
	"ml.c6in.8xlarge",
	"ml.c6in.large",
	"ml.c6in.xlarge",
	"ml.c7g.12xlarge",
	"ml.c7g.16xlarge",
	"ml.c7g.2xlarge",
	"ml.c7g.4xlarge",
	"ml.c7g.8xlarge",
	"ml.c7g.large",
	"ml.c7g.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.c8g.12xlarge",
	"ml.c8g.16xlarge",
	"ml.c8g.24xlarge",
	"ml.c8g.2xlarge",
	"ml.c8g.48xlarge",
	"ml.c8g.4xlarge",
	"ml.c8g.8xlarge",
	"ml.c8g.large",
	"ml.c8g.medium",
	"ml.c8g.xlarge",
	"ml.dl1.24xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7.12xlarge",
	"ml.g7.24xlarge",
	"ml.g7.2xlarge",
	"ml.g7.48xlarge",
	"ml.g7.4xlarge",
	"ml.g7.8xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.inf1.24xlarge",
	"ml.inf1.2xlarge",
	"ml.inf1.6xlarge",
	"ml.inf1.xlarge",
	"ml.inf2.24xlarge",
	"ml.inf2.48xlarge",
	"ml.inf2.8xlarge",
	"ml.inf2.xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.large",
	"ml.m5.xlarge",
	"ml.m5d.12xlarge",
	"ml.m5d.24xlarge",
	"ml.m5d.2xlarge",
	"ml.m5d.4xlarge",
	"ml.m5d.large",
	"ml.m5d.xlarge",
	"ml.m6g.12xlarge",
	"ml.m6g.16xlarge",
	"ml.m6g.2xlarge",
	"ml.m6g.4xlarge",
	"ml.m6g.8xlarge",
	"ml.m6g.large",
	"ml.m6g.xlarge",
	"ml.m6gd.12xlarge",
	"ml.m6gd.16xlarge",
	"ml.m6gd.2xlarge",
	"ml.m6gd.4xlarge",
	"ml.m6gd.8xlarge",
	"ml.m6gd.large",
	"ml.m6gd.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.m8g.12xlarge",
	"ml.m8g.16xlarge",
	"ml.m8g.24xlarge",
	"ml.m8g.2xlarge",
	"ml.m8g.48xlarge",
	"ml.m8g.4xlarge",
	"ml.m8g.8xlarge",
	"ml.m8g.large",
	"ml.m8g.medium",
	"ml.m8g.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5e.48xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.p6-b300.48xlarge",
	"ml.p6e-gb200.36xlarge",
	"ml.r5.12xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r5d.12xlarge",
	"ml.r5d.24xlarge",
	"ml.r5d.2xlarge",
	"ml.r5d.4xlarge",
	"ml.r5d.large",
	"ml.r5d.xlarge",
	"ml.r6g.12xlarge",
	"ml.r6g.16xlarge",
	"ml.r6g.2xlarge",
	"ml.r6g.4xlarge",
	"ml.r6g.8xlarge",
	"ml.r6g.large",
	"ml.r6g.xlarge",
	"ml.r6gd.12xlarge",
	"ml.r6gd.16xlarge",
	"ml.r6gd.2xlarge",
	"ml.r6gd.4xlarge",
	"ml.r6gd.8xlarge",
	"ml.r6gd.large",
	"ml.r6gd.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r7gd.12xlarge",
	"ml.r7gd.16xlarge",
	"ml.r7gd.2xlarge",
	"ml.r7gd.4xlarge",
	"ml.r7gd.8xlarge",
	"ml.r7gd.large",
	"ml.r7gd.medium",
	"ml.r7gd.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.r8g.12xlarge",
	"ml.r8g.16xlarge",
	"ml.r8g.24xlarge",
	"ml.r8g.2xlarge",
	"ml.r8g.48xlarge",
	"ml.r8g.4xlarge",
	"ml.r8g.8xlarge",
	"ml.r8g.large",
	"ml.r8g.medium",
	"ml.r8g.xlarge",
	"ml.t2.2xlarge",
	"ml.t2.large",
	"ml.t2.medium",
	"ml.t2.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge",
	"ml.trn2.48xlarge"
];
var notebook = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.xlarge",
	"ml.c5d.18xlarge",
	"ml.c5d.2xlarge",
	"ml.c5d.4xlarge",
	"ml.c5d.9xlarge",
	"ml.c5d.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.large",
	"ml.c6i.xlarge",
	"ml.c6id.12xlarge",
	"ml.c6id.16xlarge",
	"ml.c6id.24xlarge",
	"ml.c6id.2xlarge",
	"ml.c6id.32xlarge",
	"ml.c6id.4xlarge",
	"ml.c6id.8xlarge",
	"ml.c6id.large",
	"ml.c6id.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.inf1.24xlarge",
	"ml.inf1.2xlarge",
	"ml.inf1.6xlarge",
	"ml.inf1.xlarge",
	"ml.inf2.24xlarge",
	"ml.inf2.48xlarge",
	"ml.inf2.8xlarge",
	"ml.inf2.xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.xlarge",
	"ml.m5d.12xlarge",
	"ml.m5d.16xlarge",
	"ml.m5d.24xlarge",
	"ml.m5d.2xlarge",
	"ml.m5d.4xlarge",
	"ml.m5d.8xlarge",
	"ml.m5d.large",
	"ml.m5d.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m6id.12xlarge",
	"ml.m6id.16xlarge",
	"ml.m6id.24xlarge",
	"ml.m6id.2xlarge",
	"ml.m6id.32xlarge",
	"ml.m6id.4xlarge",
	"ml.m6id.8xlarge",
	"ml.m6id.large",
	"ml.m6id.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p3dn.24xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.r5.12xlarge",
	"ml.r5.16xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.8xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r6id.12xlarge",
	"ml.r6id.16xlarge",
	"ml.r6id.24xlarge",
	"ml.r6id.2xlarge",
	"ml.r6id.32xlarge",
	"ml.r6id.4xlarge",
	"ml.r6id.8xlarge",
	"ml.r6id.large",
	"ml.r6id.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.t2.2xlarge",
	"ml.t2.large",
	"ml.t2.medium",
	"ml.t2.xlarge",
	"ml.t3.2xlarge",
	"ml.t3.large",
	"ml.t3.medium",
	"ml.t3.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge"
];

// actions/lib/config/instances.ts
const known = {
	training: new Set(training$1),
	hosting: new Set(hosting),
	notebook: new Set(notebook)
};
/** Whether SageMaker has this instance type for the use: the enums of its service model. */
function hasInstance(use, type) {
	return known[use].has(type);
}
/** What to write instead of an unknown instance type. */
function nearestInstance(use, type) {
	return nearest(type, known[use]) ?? (use === "notebook" ? "ml.t3.medium" : "ml.m5.xlarge");
}
/**
* What computes in an instance, by its family: decides between the CPU and the GPU form of an image.
* `other` is what AWS's PyTorch and Ray images are not built for: Trainium, Inferentia, Gaudi and Arm.
*/
function processorOf(type) {
	const family = type.split(".")[1] ?? "";
	if (/^(trn|inf|dl)\d/.test(family) || /^[a-z]+\dg/.test(family) || family.includes("gb200")) return "other";
	return /^(p|g)\d/.test(family) ? "gpu" : "cpu";
}

// actions/lib/config/images.ts
/** Names that stand for an image of AWS in `training.image`, by what the instance has. */
const training = { pytorch: {
	cpu: "pytorch:2.13.0-cpu-amzn2023-sagemaker",
	gpu: "pytorch:2.13.0-cu133-amzn2023-sagemaker"
} };
/** Names that stand for an image of AWS in `serving.image`, by what the instance has. */
const serving = { "ray-serve": {
	cpu: "ray:serve-ml-sagemaker-cpu-v1.5",
	gpu: "ray:serve-ml-sagemaker-cuda-v1.5"
} };
const names = {
	training,
	serving
};
/** Account of AWS's Deep Learning Containers where it is not the usual one: the registry table of aws/deep-learning-containers. */
const accounts = {
	"af-south-1": "626614931356",
	"ap-east-1": "871362719292",
	"ap-east-2": "975050140332",
	"ap-northeast-3": "364406365360",
	"ap-south-2": "772153158452",
	"ap-southeast-3": "907027046896",
	"ap-southeast-4": "457447274322",
	"ap-southeast-5": "550225433462",
	"ap-southeast-6": "633930458069",
	"ap-southeast-7": "590183813437",
	"ca-west-1": "204538143572",
	"eu-central-2": "380420809688",
	"eu-south-1": "692866216735",
	"eu-south-2": "503227376785",
	"il-central-1": "780543022126",
	"me-central-1": "914824155844",
	"me-south-1": "217643126080",
	"mx-central-1": "637423239942"
};
const usualAccount = "763104351884";
/** Regions whose registry is in the usual account. */
const usualRegions = [
	...[
		"us-east-1",
		"us-east-2",
		"us-west-1",
		"us-west-2",
		"ca-central-1",
		"sa-east-1"
	],
	...[
		"eu-central-1",
		"eu-north-1",
		"eu-west-1",
		"eu-west-2",
		"eu-west-3"
	],
	...[
		"ap-northeast-1",
		"ap-northeast-2",
		"ap-south-1",
		"ap-southeast-1",
		"ap-southeast-2"
	]
];
/** Regions in which AWS publishes its images. */
const knownRegions = [...usualRegions, ...Object.keys(accounts)];
/** Driver that the CUDA 13 serving image needs: `InferenceAmiVersion` of the production variant. */
const gpuServingAmi = "al2023-ami-sagemaker-inference-gpu-4-1";
/** The short image names that the config knows for a use. */
function imageNames(use) {
	return Object.keys(names[use]);
}
/** Whether the text is written as an image URI in a registry, `<registry>/<repository>[:tag|@digest]`. */
function isImageUri(image) {
	return /^[a-z0-9.-]+\.[a-z0-9.-]+(:\d+)?\/[\w./-]+(:[\w.-]+|@sha256:[0-9a-f]{64})?$/.test(image);
}
/** Whether an image starts scripts with AWS's own toolkit, as far as its name tells. */
function isAwsTrainingImage(image) {
	if (Object.hasOwn(training, image)) return true;
	const [, account = ""] = /^(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.exec(image) ?? [];
	return account === usualAccount || Object.values(accounts).includes(account);
}
/** Why a short image name has no image for this instance, or undefined when it has. */
function imageObstacle(image, instance) {
	if (isImageUri(image) || processorOf(instance) !== "other") return void 0;
	return `is not built for the processor of ${instance}`;
}
/** The URI of the image for the region, in its CPU or GPU form as the instance needs; a URI is taken as written. */
function imageUri(use, image, region, instance) {
	const known = names[use];
	const tags = Object.hasOwn(known, image) ? known[image] : void 0;
	if (tags === void 0) return image;
	const tag = processorOf(instance) === "gpu" ? tags.gpu : tags.cpu;
	return `${accounts[region] ?? usualAccount}.dkr.ecr.${region}.amazonaws.com/${tag}`;
}
/** `InferenceAmiVersion` for an endpoint, where AWS's own image needs one: on GPU instances. */
function inferenceAmi(image, instance) {
	return Object.hasOwn(serving, image) && processorOf(instance) === "gpu" ? gpuServingAmi : void 0;
}

// actions/lib/config/shell-words.ts
/**
* Characters that a shell leaves as they are inside a word: all of Python's `shlex.quote`, some more that mean nothing
* within a word, and whatever is not ASCII. `#` begins a comment only at the beginning, `~` a home there and after `=` and `:`.
*/
const WHOLE = /^(?![#~])(?!.*[=:]~)(?:[\w@%+=:,./^!#~\]}*?[-]|[^\p{ASCII}\p{Cc}])+$/u;
/**
* Whether a value reaches the script as it is. The toolkit of AWS's training images joins the command with blanks and
* gives it to a shell, without quoting; for a shell script it quotes each argument and puts the whole into double
* quotes, inside which `$`, a backquote, `\` and `"` still count, and a single quote is quoted with `"`.
* Source: sagemaker-training-toolkit, process.py (`run_async`, `_create_command`).
*
* @param entryPoint the script that gets it: `….sh` is a shell script
* @param files names in the folder that the script runs in: a shell puts those in the place of a pattern that they match
*/
function survivesShell(value, entryPoint, files) {
	if (isCommand(entryPoint)) return !/[$`\\"'\p{Cc}]/u.test(value);
	return WHOLE.test(value) && !matchesAny(value, files);
}
/** Whether a shell takes a value for a pattern of names that are there. Of an absolute path nobody knows. */
function matchesAny(value, files) {
	if (!/[*?[]/.test(value)) return false;
	if (/^\.{0,2}\//.test(value)) return true;
	const [first = ""] = value.split("/");
	const source = first.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".").replace(/\[!/g, "[^").replace(/\[(?!\^?.[^\]]*\])/g, "\\[");
	try {
		const pattern = new RegExp(`^${source}$`, "s");
		return files.some((file) => pattern.test(file) && (!file.startsWith(".") || first.startsWith(".")));
	} catch {
		return true;
	}
}
/** Whether the toolkit runs an entry point through its shebang, not through Python. Source: `_entry_point_type.py`. */
function isCommand(entryPoint) {
	return !entryPoint.endsWith(".py");
}
/** What a shell would do with a value that does not survive it, in a few words. */
function whatAShellDoes(value, entryPoint) {
	const inside = isCommand(entryPoint);
	if (value === "") return "a shell drops it";
	if (/\$|`/.test(value)) return "a shell replaces $… and `…`";
	if (/["'\\]/.test(value)) return "a shell removes quotes and backslashes";
	if (inside || /\s/.test(value)) return "a shell splits it at spaces";
	if (/^#/.test(value)) return "a shell reads it as a comment";
	if (/[*?[]/.test(value)) return "a shell replaces patterns with *, ? or [ by file names";
	if (/[{~]/.test(value)) return "a shell replaces { and ~";
	return "a shell interprets some of its characters";
}

// actions/lib/resources/training/check-hyperparameters.ts
/** `HyperParameters` in the service model has 100 entries; about ten are control keys of SageMaker and ours. */
const most = 90;
/** `HyperParameterValue` in the service model; its pattern `.*` also excludes line breaks. */
const longest = 2500;
/** Why SageMaker would refuse a value, or hand on another one. It is sent as JSON. */
function valueObstacle(value) {
	if (/[\n\r\u0085\u2028\u2029]/.test(String(value))) return "has several lines; SageMaker allows one";
	if (!String(value).isWellFormed()) return "is not valid Unicode";
	const { length } = JSON.stringify(value);
	return length > longest ? `has ${length} characters as JSON; SageMaker takes ${longest}` : void 0;
}
/** Hyperparameters with a reserved name, a value that SageMaker refuses, or two sources. */
function checkHyperparameters({ training = {}, tune }) {
	const fixed = training.hyperparameters ?? {};
	const searched = tune?.ranges ?? {};
	const at = (name) => Object.hasOwn(searched, name) ? [
		"tune",
		"ranges",
		name
	] : [
		"training",
		"hyperparameters",
		name
	];
	const findings = [];
	const names = [.../* @__PURE__ */ new Set([...Object.keys(fixed), ...Object.keys(searched)])];
	if (names.length > most) {
		const what = `has, with tune.ranges, ${names.length} hyperparameters; the limit is ${most}`;
		findings.push({
			path: ["training", "hyperparameters"],
			at: "key",
			what,
			instead: `keep at most ${most}`
		});
	}
	for (const name of names) if (/^sagemaker_/i.test(name) || name === "_tuning_objective_metric") findings.push({
		path: at(name),
		at: "key",
		what: "is a name that SageMaker reserves",
		instead: "rename or remove it"
	});
	else if (name === "seed" && training.seed !== void 0) {
		const what = `is given twice: training.seed is ${training.seed}`;
		findings.push({
			path: at(name),
			at: "key",
			what,
			instead: "remove one of the two"
		});
	} else if (Object.hasOwn(fixed, name) && Object.hasOwn(searched, name)) findings.push({
		path: at(name),
		at: "key",
		what: "is both searched and fixed in training.hyperparameters",
		instead: "remove one of the two"
	});
	for (const [name, value] of Object.entries(fixed)) {
		const what = value === void 0 ? void 0 : valueObstacle(value);
		if (what === void 0) continue;
		findings.push({
			path: [
				"training",
				"hyperparameters",
				name
			],
			what,
			instead: "put it in a file of the bundle and name the file"
		});
	}
	return findings;
}

export { secretsIn as _, whatAShellDoes as a, imageUri as c, isImageUri as d, knownRegions as f, isSecretByName as g, isCredentialName as h, survivesShell as i, inferenceAmi as l, nearestInstance as m, valueObstacle as n, imageNames as o, hasInstance as p, isCommand as r, imageObstacle as s, checkHyperparameters as t, isAwsTrainingImage as u, credentialInValue as v };