import { a as request, i as init__http, n as globalAgent, r as http, t as Agent } from "./_http2.mjs";

init__http();
export { Agent, http as default, globalAgent, request };