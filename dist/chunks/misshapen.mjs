// actions/lib/aws/misshapen.ts
/** An answer that AWS does not give: something between this machine and AWS has changed it, or made it. */
var Misshapen = class extends Error {
	name = "Misshapen";
	$metadata;
	/** @param answer whose request is named */
	constructor(message, answer) {
		super(message);
		this.$metadata = "$metadata" in answer && answer.$metadata || {};
	}
};
/** Whether a call was answered, and with what is no answer to it. */
function isMisshapen(error) {
	return error instanceof Misshapen;
}

export { isMisshapen as n, Misshapen as t };