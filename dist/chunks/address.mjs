// actions/lib/dataset/address.ts
/**
* An address as it may be shown: without user, password, query and fragment, any of which may be a secret. `?…` says
* that there was a query. A text that is not an http or https address is returned unchanged.
*/
function shownAddress(address) {
	const text = String(address);
	if (!/^https?:/i.test(text)) return text;
	return text.replace(/^([a-z]+:[/\\]*)[^/\\?#]*@/i, "$1").replace(/[?#].*$/s, "?…");
}
/** A text from outside, such as an error message; every address in it is replaced by {@link shownAddress}. */
function withShownAddresses(text) {
	return text.replace(/\bhttps?:[^\s"'<>]+/gi, shownAddress);
}

export { withShownAddresses as n, shownAddress as t };