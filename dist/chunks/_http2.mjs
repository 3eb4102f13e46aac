import { n as __esmMin } from "./rolldown-runtime.mjs";

// \0http
var http, Agent, globalAgent, request;
var init__http = __esmMin((() => {
	http = process.getBuiltinModule("node:http");
	({Agent, globalAgent, request} = http);
}));

export { request as a, init__http as i, globalAgent as n, http as r, Agent as t };