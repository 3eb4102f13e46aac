// actions/lib/aws/misshapen.ts
/** An answer that AWS does not send: something between this machine and AWS changed or created it. */
var Misshapen = class extends Error {
	name = "Misshapen";
	$metadata;
	/** @param answer whose request id is in the message */
	constructor(message, answer) {
		super(message);
		this.$metadata = "$metadata" in answer && answer.$metadata || {};
	}
};
/** Whether a call got an answer that is not valid for it. */
function isMisshapen(error) {
	return error instanceof Misshapen;
}

export { isMisshapen as n, Misshapen as t };