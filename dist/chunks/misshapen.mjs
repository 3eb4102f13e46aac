// actions/lib/aws/misshapen.ts
var Misshapen = class extends Error {
	name = "Misshapen";
	$metadata;
	constructor(message, answer) {
		super(message);
		this.$metadata = "$metadata" in answer && answer.$metadata || {};
	}
};
function isMisshapen(error) {
	return error instanceof Misshapen;
}

export { isMisshapen as n, Misshapen as t };