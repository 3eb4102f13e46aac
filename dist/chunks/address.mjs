// actions/lib/dataset/address.ts
/**
* An address as it may be shown: without user, password, query and fragment, any of which may be a secret. `?…` says
* that there was a query. What is no https or http address is returned as it is.
*/
function shownAddress(address) {
	const text = String(address);
	if (!/^https?:/i.test(text)) return text;
	return text.replace(/^([a-z]+:[/\\]*)[^/\\?#]*@/i, "$1").replace(/[?#].*$/s, "?…");
}
/** A text of somebody else, such as an error's message, with every address in it as {@link shownAddress} shows it. */
function withShownAddresses(text) {
	return text.replace(/\bhttps?:[^\s"'<>]+/gi, shownAddress);
}

export { withShownAddresses as n, shownAddress as t };