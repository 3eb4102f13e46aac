// \0http
const builtin = process.getBuiltinModule("node:http");
const { Agent, globalAgent, request, STATUS_CODES } = builtin;

export { request as a, globalAgent as i, STATUS_CODES as n, builtin as r, Agent as t };