import { a as request, i as globalAgent, n as STATUS_CODES, r as builtin, t as Agent } from "./_http2.mjs";

export { Agent, STATUS_CODES, builtin as default, globalAgent, request };