import { i as request, n as builtin, r as globalAgent, t as Agent } from "./_http2.mjs";

export { Agent, builtin as default, globalAgent, request };