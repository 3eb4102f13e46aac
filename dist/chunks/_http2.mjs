// \0http
const builtin = process.getBuiltinModule("node:http");
const { Agent, globalAgent, request } = builtin;

export { request as i, builtin as n, globalAgent as r, Agent as t };