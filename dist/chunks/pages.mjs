// actions/lib/aws/pages.ts
/**
* The pages of a List operation, one request each, as long as they are asked for.
*
* @param read what says where the next page begins is a `NextToken`, or, with Lambda, a `NextMarker`
*/
async function* pages(read) {
	let next;
	do {
		const page = await read(next);
		yield page;
		next = page.NextToken ?? page.NextMarker;
	} while (next !== void 0);
}

export { pages as t };